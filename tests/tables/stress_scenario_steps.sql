-- @include base.sql
INSERT INTO stress_scenarios (name) VALUES ('2008');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5);

-- # What is not said does not change
SELECT * FROM stress_scenario_steps;
--> 1 | 1 | 0 | NULL | NULL | 0.5 | NULL | NULL | NULL | NULL

-- # Months are whole numbers
UPDATE stress_scenario_steps SET month = 1200;
UPDATE stress_scenario_steps SET month = 1201;
--! stress_scenario_steps.month: is not 0, 1, 2 ... 1200; write 0 for at once
UPDATE stress_scenario_steps SET month = -1;
--! stress_scenario_steps.month: is not 0, 1, 2 ... 1200; write 0 for at once
UPDATE stress_scenario_steps SET month = 1.5;
--! stress_scenario_steps.month: is not 0, 1, 2 ... 1200; write 0 for at once

-- # Factors are numbers of 0 or more
UPDATE stress_scenario_steps
SET price_factor = 0, income_factor = 0, variable_expense_factor = 1.2, dividend_factor = 0.5;
UPDATE stress_scenario_steps SET price_factor = -0.4;
--! stress_scenario_steps.price_factor: no factor; write 0.6 for 60 %
UPDATE stress_scenario_steps SET income_factor = '50 %';
--! stress_scenario_steps.income_factor: no factor; write 0.6 for 60 %
UPDATE stress_scenario_steps SET variable_expense_factor = '';
--! stress_scenario_steps.variable_expense_factor: no factor; write 0.6 for 60 %
UPDATE stress_scenario_steps SET dividend_factor = -1;
--! stress_scenario_steps.dividend_factor: no factor; write 0.6 for 60 %

-- # Rates of loans change by a share
UPDATE stress_scenario_steps SET loan_rate_change = -0.01;
UPDATE stress_scenario_steps SET loan_rate_change = 3;
--! stress_scenario_steps.loan_rate_change: is no share; write 0.01 for 1 point

-- # A step is for one asset, for the assets of a type, or for all
UPDATE stress_scenario_steps SET asset_id = 3, asset_type_id = 2;
--! stress_scenario_steps: names an asset and a type; leave one of the two NULL
UPDATE stress_scenario_steps SET asset_id = 3;
UPDATE stress_scenario_steps SET asset_id = 3, income_factor = 0.5;
--! stress_scenario_steps: an asset has no income, expenses, loans; leave them NULL
UPDATE stress_scenario_steps SET asset_type_id = 2, asset_id = NULL, dividend_factor = 0.5;
UPDATE stress_scenario_steps SET loan_rate_change = 0.01;
--! stress_scenario_steps: an asset has no income, expenses, loans; leave them NULL

-- # One step per scenario, month and asset
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, asset_id) VALUES
(1, 1, NULL, 3), (1, 1, 2, NULL);
