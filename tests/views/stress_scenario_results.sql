-- @include margin.sql

-- # First months, lows, and whether it is survived
INSERT INTO stress_scenarios (id, name) VALUES
(1, 'Slide'), (2, 'Half and back'), (3, 'Two fifths'), (4, 'Calm');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES
(1, 1, 0.7), (1, 2, 0.65), (1, 3, 0.55), (1, 4, 0.5), (1, 5, 0.38), (1, 6, 0.3),
(2, 0, 0.51), (2, 1, 1.0), (3, 0, 0.4), (3, 1, NULL);
SELECT * FROM stress_scenario_results;
--> Slide | 6 | 2 | 3 | 6 | 6 | -76504.3784722 | 0.0 | 0.0 | 1.0096463 | 0
--> Half and back | 1 | 0 | 0 | NULL | NULL | 0.0 | 715476.666667 | 63818850.0 | 0.78346758 | 1
--> Two fifths | 1 | 0 | 0 | 1 | NULL | 0.0 | 0.0 | 0.0 | 0.99892117 | 0
--> Calm | 0 | NULL | NULL | NULL | NULL | 4500000.0 | 8000000.0 | 125135000.0 | 0.39956847 | 1

-- # Without a rate nothing can be told
INSERT INTO stress_scenarios (id, name) VALUES (1, 'Half');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5);
DELETE FROM fin_asset_rates WHERE asset_id = 6;
SELECT scenario, months, cash_low, survived FROM stress_scenario_results;
--> Half | NULL | NULL | NULL

-- # No scenarios
SELECT * FROM stress_scenario_results;
--> (none)

-- # Without a secured loan it is known, too, what is survived
DELETE FROM fin_loans;
DELETE FROM balances WHERE asset_storage_id = 7;
INSERT INTO stress_scenarios (id, name) VALUES (1, 'Half');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 12, 0.5);
SELECT months, cash_low, first_out_of_cash_month, survived FROM stress_scenario_results;
--> 12 | 4500000.0 | NULL | 1

-- # A path that ends in an open margin call is not survived
DELETE FROM fin_loans WHERE id = 2;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 1;
UPDATE fin_loans SET annual_rate = 0;
INSERT INTO stress_scenarios (id, name) VALUES (1, 'At once'), (2, 'And a month later');
-- 50,000,000 of 125,135,000 x 0.55 are 72.6 %: above the call, below the forced liquidation.
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES
(1, 0, 0.55), (2, 0, 0.55), (2, 1, 0.55);
SELECT scenario, first_margin_call_month, first_liquidation_month, survived
FROM stress_scenario_results;
--> At once | 0 | NULL | 0
--> And a month later | 0 | 1 | 0

-- # A loan of which the balance is missing leaves nothing known
INSERT INTO stress_scenarios (id, name) VALUES (1, 'Half');
DELETE FROM balances WHERE asset_storage_id = 7;
SELECT scenario, months, cash_low, survived FROM stress_scenario_results;
--> Half | NULL | NULL | NULL

-- # It is over when the cash of the runway is: agreed principal goes out, too
DELETE FROM balances;
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-06-15 08:00:00', 1, 33000), ('2026-06-15 08:00:00', 7, -100000);
DELETE FROM fin_loans WHERE id = 2;
UPDATE fin_loans SET
    annual_rate = 0.03, collateral_storage_id = NULL, repayment = 'annuity', payment_count = 115,
    start_datetime = '2026-06-15 00:00:00';
INSERT INTO expenses (category, monthly_amount) VALUES ('life', 2500);
INSERT INTO income (source, monthly_amount) VALUES ('job', 4000);
INSERT INTO stress_scenarios (id, name) VALUES (1, 'No income');
INSERT INTO stress_scenario_steps (scenario_id, month, income_factor) VALUES (1, 0, 0), (1, 13, 0);
-- 250 of interest and 751.63 of principal: 33,000 / 3,501.63 are 9.4 months.
SELECT
    monthly_cashflow, monthly_interest, round(monthly_debt_service, 2),
    round(monthly_cashflow_after_debt_service, 2), round(runway_months, 2)
FROM current_key_ratios;
--> 1500.0 | 250.0 | 1001.63 | 498.37 | 9.42
SELECT first_out_of_cash_month, survived FROM stress_scenario_results;
--> 10 | 0
