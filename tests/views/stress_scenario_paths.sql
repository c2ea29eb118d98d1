-- @include margin.sql
INSERT INTO stress_scenarios (id, name) VALUES (1, 'Half'), (2, 'Two fifths');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES
(1, 0, 0.5), (1, 1, NULL), (2, 0, 0.4), (2, 2, NULL);

-- # At -50 % cash and the line bring the loan back to 60 %, and 40,500 are left
SELECT portfolio, cash, drawn, repaid, undrawn, loans, peak_loan_to_value, loan_to_value, state
FROM stress_scenario_paths
WHERE scenario = 'Half' AND month = 0;
--> 62567500.0 | 0.0 | 7959500.0 | 12459500.0 | 40500.0 | 45500000.0 | 0.79913693 | 0.6 | cured

-- # At -60 % they avoid the forced sale at 85 %, but not the margin call: a month later all is sold
SELECT month, cash, undrawn, loans, liquidated, loan_to_value, state
FROM stress_scenario_paths
WHERE scenario = 'Two fifths';
--> 0 | 0.0 | 0.0 | 45500000.0 | 0.0 | 0.74919087 | margin_call
--> 1 | 12478166.6667 | 0.0 | 8000000.0 | 50054000.0 | NULL | liquidated
--> 2 | 12464833.3333 | 0.0 | 8000000.0 | 0.0 | NULL | liquidated

-- # Without the line the forced sale comes at once, and the rest of the portfolio is cash
DELETE FROM fin_loans WHERE id = 2;
SELECT month, portfolio, cash, loans, liquidated, loan_to_value, state
FROM stress_scenario_paths
WHERE scenario = 'Two fifths';
--> 0 | 0.0 | 4554000.0 | 0.0 | 50054000.0 | NULL | liquidated
--> 1 | 0.0 | 4554000.0 | 0.0 | 0.0 | NULL | liquidated
--> 2 | 0.0 | 4554000.0 | 0.0 | 0.0 | NULL | liquidated

-- # Every column of a month with plans, dividends and factors
INSERT INTO fin_transaction_plans
(
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount, is_fixed
)
VALUES
(2, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', 1000000, 0),
(2, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', 200000, 1),
(3, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', -510000, 1),
(4, '=', '2026-01-01 00:00:00', '+1 year', '+1 month', -1200000, 0);
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection) VALUES
(2, 80.0, 1), (2, 500.0, 0), (3, 24.0, 1);
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Recession');
INSERT INTO stress_scenario_steps
(
    scenario_id, month, asset_id, price_factor, income_factor, variable_expense_factor,
    dividend_factor, loan_rate_change
)
VALUES
(3, 1, NULL, 0.9, 0.5, 0.8, 0.75, 0.01), (3, 1, 3, 0.8, NULL, NULL, 0.5, NULL);
SELECT * FROM stress_scenario_paths WHERE scenario = 'Recession';
--> Recession | 0 | 125135000.0 | 4500000.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 8000000.0 | 50000000.0 | 0.39956847 | 0.39956847 | ok
--> Recession | 1 | 110046500.0 | 4710000.0 | 700000.0 | 410000.0 | 80000.0 | 125000.0 | 125000.0 | 0.0 | 0.0 | 0.0 | 8000000.0 | 50000000.0 | 0.45435339 | 0.45435339 | ok

-- # A factor of an asset goes before that of its type, that before the one for all; cash stays
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-15 09:00:00', 7, 0);
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Layers');
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, asset_id, price_factor) VALUES
(3, 0, NULL, NULL, 0.0), (3, 1, 2, NULL, 0.5), (3, 2, NULL, 2, 2.0), (3, 3, NULL, NULL, 0.1);
SELECT month, portfolio, cash FROM stress_scenario_paths WHERE scenario = 'Layers';
--> 0 | 0.0 | 4500000.0
--> 1 | 62567500.0 | 4500000.0
--> 2 | 108850000.0 | 4500000.0
--> 3 | 108850000.0 | 4500000.0

-- # Bills that nothing pays: the unsecured line first, then the loan as long as it is not frozen
INSERT INTO fin_transaction_plans
(
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount, is_fixed
)
VALUES (3, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', -10000000, 1);
UPDATE fin_loans SET annual_rate = 0.0;
UPDATE fin_loans SET credit_limit = 90000000 WHERE id = 1;
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Spending');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (3, 5, NULL);
SELECT month, cash, drawn, undrawn, loans, loan_to_value, state
FROM stress_scenario_paths
WHERE scenario = 'Spending';
--> 0 | 4500000.0 | 0.0 | 8000000.0 | 50000000.0 | 0.39956847 | ok
--> 1 | 0.0 | 5500000.0 | 2500000.0 | 55500000.0 | 0.39956847 | ok
--> 2 | 0.0 | 10000000.0 | 0.0 | 65500000.0 | 0.45950374 | ok
--> 3 | 0.0 | 10000000.0 | 0.0 | 75500000.0 | 0.53941743 | ok
--> 4 | -2419000.0 | 7581000.0 | 0.0 | 83081000.0 | 0.6 | out_of_cash
--> 5 | -12419000.0 | 0.0 | 0.0 | 83081000.0 | 0.6 | out_of_cash

-- # The line with the lowest rate is drawn first
INSERT INTO fin_storages (id, name) VALUES (5, 'cheap');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 1, 5);
INSERT INTO fin_loans (id, asset_storage_id, annual_rate, credit_limit, start_datetime)
VALUES (3, 9, 0.01, 5000000, '2026-01-01 00:00:00');
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-15 09:00:00', 1, 0);
DELETE FROM stress_scenarios;
INSERT INTO stress_scenarios (id, name) VALUES (3, 'A fall');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (3, 0, 0.56), (3, 1, NULL);
-- Of 7,954,640 the cheap line gives 5,000,000 at 1 %, the other the rest at 2 %.
SELECT month, drawn, undrawn, loans, round(interest * 12) FROM stress_scenario_paths;
--> 0 | 7954640.0 | 5045360.0 | 50000000.0 | 0.0
--> 1 | 79166.6666667 | 4966193.33333 | 50079166.6667 | 950000.0

-- # Loans that share a collateral are measured together, each against its own ratios
INSERT INTO fin_storages (id, name) VALUES (5, 'second loan');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 1, 5);
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-06-15 08:00:00', 9, -10000000);
INSERT INTO fin_loans
(
    asset_storage_id, annual_rate, collateral_storage_id, freeze_ratio, margin_call_ratio,
    start_datetime
)
VALUES (9, 0.0, 1, 0.50, 0.55, '2026-01-01 00:00:00');
DELETE FROM stress_scenarios;
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Calls the second only'), (4, 'Sells');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (3, 0, 0.75), (4, 0, 0.3);
SELECT scenario, cash, undrawn, repaid, loans, liquidated, peak_loan_to_value, loan_to_value, state
FROM stress_scenario_paths;
--> Calls the second only | 0.0 | 2500000.0 | 10000000.0 | 55500000.0 | 0.0 | 0.63930955 | 0.53275795 | cured
--> Sells | 0.0 | 0.0 | 12500000.0 | 17959500.0 | 37540500.0 | 1.59827386 | NULL | liquidated

-- # A house keeps its value; its loan is called because of its own ratio only
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-01-01 00:00:00', 40000000);
UPDATE fin_loans SET collateral_storage_id = NULL, collateral_phys_asset_id = 1 WHERE id = 1;
SELECT month, portfolio, cash, loans, liquidated, peak_loan_to_value, state
FROM stress_scenario_paths
WHERE scenario = 'Half';
--> 0 | 62567500.0 | 2500000.0 | 8000000.0 | 40000000.0 | 1.25 | liquidated
--> 1 | 62567500.0 | 2486666.66667 | 8000000.0 | 0.0 | NULL | liquidated

-- # Agreed repayments go out of the cash: the annuity of 10,000 at 8 % over 10 months
DELETE FROM fin_loans WHERE id = 2;
UPDATE fin_loans SET
    annual_rate = 0.08, collateral_storage_id = NULL, freeze_ratio = NULL,
    margin_call_ratio = NULL, forced_liquidation_ratio = NULL,
    repayment = 'annuity', payment_count = 10, start_datetime = '2026-06-15 00:00:00';
UPDATE balances SET amount = -10000 WHERE asset_storage_id = 7;
UPDATE balances SET amount = 100000 WHERE asset_storage_id = 1;
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Nothing happens');
INSERT INTO stress_scenario_steps (scenario_id, month) VALUES (3, 11);
SELECT month, round(100000 - cash, 2), round(interest, 2), round(repaid, 2), round(loans, 2)
FROM stress_scenario_paths
WHERE scenario = 'Nothing happens';
--> 0 | 0.0 | 0.0 | 0.0 | 10000.0
--> 1 | 1037.03 | 66.67 | 970.37 | 9029.63
--> 2 | 2074.06 | 60.2 | 976.83 | 8052.8
--> 3 | 3111.1 | 53.69 | 983.35 | 7069.45
--> 4 | 4148.13 | 47.13 | 989.9 | 6079.55
--> 5 | 5185.16 | 40.53 | 996.5 | 5083.05
--> 6 | 6222.19 | 33.89 | 1003.15 | 4079.9
--> 7 | 7259.22 | 27.2 | 1009.83 | 3070.07
--> 8 | 8296.26 | 20.47 | 1016.56 | 2053.51
--> 9 | 9333.29 | 13.69 | 1023.34 | 1030.16
--> 10 | 10370.32 | 6.87 | 1030.16 | 0.0
--> 11 | 10370.32 | 0.0 | 0.0 | 0.0

-- # Without a rate there is no path
DELETE FROM fin_asset_rates WHERE asset_id = 6;
SELECT * FROM stress_scenario_paths;
--> (none)

-- # Nothing owned, nothing owed: a path of zeros
DELETE FROM fin_loans;
DELETE FROM balances;
SELECT * FROM stress_scenario_paths WHERE scenario = 'Half';
--> Half | 0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | NULL | NULL | ok
--> Half | 1 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | NULL | NULL | ok

-- # Cash and loans in another currency follow its price; a step for all, or for the base asset, does not
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 7, 2), (10, 7, 3);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-01-01 00:00:00', 7, 150.0);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-15 08:00:00', 9, 10000), ('2026-06-15 08:00:00', 10, -1000),
('2026-06-15 09:00:00', 7, 0);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (10, 0.12, '2026-01-01 00:00:00');
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Dollar');
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, asset_id, price_factor) VALUES
(3, 0, NULL, 7, 1.2), (3, 1, NULL, 7, 0.0), (3, 2, 1, NULL, 0.5), (3, 2, NULL, 7, 1.0),
(3, 2, NULL, NULL, 0.1);
-- 4,500,000 and 10,000 at 180, then at 0 and at 150; 1,000 are owed; a month costs 1 %.
SELECT month, cash, loans, interest FROM stress_scenario_paths WHERE scenario = 'Dollar';
--> 0 | 6300000.0 | 180000.0 | 0.0
--> 1 | 4500000.0 | 0.0 | 0.0
--> 2 | 5998500.0 | 150000.0 | 1500.0

-- # A monthly plan from the 31st on is one of 12 months
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount, is_fixed
)
VALUES (3, '=', '2026-05-31 12:00:00', '+1 month', '+3 days', -1200, 1);
SELECT expenses.monthly_amount, path.month, path.fixed_expenses
FROM expenses, stress_scenario_paths AS path
WHERE path.scenario = 'Two fifths';
--> 1200.0 | 0 | 0.0
--> 1200.0 | 1 | 1200.0
--> 1200.0 | 2 | 1200.0

-- # Plans count in the months in which they are in force, what happens once in its month
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, end_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
)
VALUES
(4, '=', '2026-01-10 00:00:00', '2026-08-01 00:00:00', '+1 month', '+3 days', -100, 1),
(4, '=', '2026-08-20 00:00:00', NULL, '+2 years', '+3 days', -24000, 0),
(4, '=', '2026-07-20 00:00:00', NULL, NULL, '+3 days', -777, 0);
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Nothing happens');
INSERT INTO stress_scenario_steps (scenario_id, month) VALUES (3, 4);
-- Month 3 begins on 15 August. 24,000 every two years are 1,000 a month. 777 are due in month 2.
SELECT month, fixed_expenses, variable_expenses
FROM stress_scenario_paths
WHERE scenario = 'Nothing happens';
--> 0 | 0.0 | 0.0
--> 1 | 100.0 | 0.0
--> 2 | 100.0 | 777.0
--> 3 | 0.0 | 1000.0
--> 4 | 0.0 | 1000.0

-- # Cash and loans in another currency follow its price, and the base asset is always worth 1
DELETE FROM fin_loans;
DELETE FROM balances;
DELETE FROM stress_scenarios;
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-06-15 08:00:00', 7, 1.0);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES
(9, 7, 2), (10, 7, 1), (11, 1, 1), (12, 7, 3);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-15 08:00:00', 9, 1000), ('2026-06-15 08:00:00', 10, 1000),
('2026-06-15 08:00:00', 11, 1000), ('2026-06-15 08:00:00', 12, -500);
INSERT INTO fin_loans
(asset_storage_id, annual_rate, collateral_storage_id, freeze_ratio, start_datetime)
VALUES (12, 0.0, 1, 0.25, '2026-01-01 00:00:00');
INSERT INTO stress_scenarios (id, name) VALUES (1, 'USD halves'), (2, 'Currencies halve');
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, asset_id, price_factor)
VALUES (1, 0, NULL, 7, 0.5), (2, 0, 1, NULL, 0.5);
-- The loan of 500 at a freeze of 25 % keeps all of the 2,000 in the collateral; after the fall there
-- are 500 in dollars and 1,000 in yen, for 250.
SELECT scenario, cash, loans, loan_to_value FROM stress_scenario_paths;
--> USD halves | 500.0 | 250.0 | 0.16666667
--> Currencies halve | 500.0 | 250.0 | 0.16666667

-- # Interest only: all is repaid with the last payment, whether there is cash or not
UPDATE fin_loans SET credit_limit = NULL, payment_count = 2 WHERE id = 2;
UPDATE fin_loans SET repayment = 'interest_only', annual_rate = 0.06, start_datetime = '2026-06-15 00:00:00';
DELETE FROM fin_loans WHERE id = 1;
DELETE FROM balances;
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-06-15 08:00:00', 1, 1000), ('2026-06-15 08:00:00', 8, -5000);
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Nothing happens');
INSERT INTO stress_scenario_steps (scenario_id, month) VALUES (3, 3);
SELECT number, amount, balance FROM future_loan_payments;
--> 1 | -25.0 | -5000.0
--> 2 | -5025.0 | 0.0
SELECT month, cash, repaid, loans, state
FROM stress_scenario_paths
WHERE scenario = 'Nothing happens';
--> 0 | 1000.0 | 0.0 | 5000.0 | ok
--> 1 | 975.0 | 0.0 | 5000.0 | ok
--> 2 | -4050.0 | 5000.0 | 0.0 | out_of_cash
--> 3 | -4050.0 | 0.0 | 0.0 | out_of_cash

-- # When rates rise an annuity is worked out anew, and is repaid with its last payment
UPDATE fin_loans SET
    annual_rate = 0.02, credit_limit = NULL, repayment = 'annuity', payment_count = 24,
    start_datetime = '2026-06-15 00:00:00'
WHERE id = 2;
DELETE FROM fin_loans WHERE id = 1;
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-15 09:00:00', 8, -100000);
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Rates');
INSERT INTO stress_scenario_steps (scenario_id, month, loan_rate_change)
VALUES (3, 13, 0.04), (3, 25, NULL);
-- 100,000 over 24 months at 2 % are 4,254.03 a month, and the 50,499.57 that are left after 12 are
-- 4,346.32 over 12 months at 6 %.
SELECT month, round(interest + repaid, 2), round(loans, 2)
FROM stress_scenario_paths
WHERE scenario = 'Rates' AND month IN (1, 12, 13, 23, 24, 25);
--> 1 | 4254.03 | 95912.64
--> 12 | 4254.03 | 50499.57
--> 13 | 4346.32 | 46405.75
--> 23 | 4346.32 | 4324.69
--> 24 | 4346.32 | 0.0
--> 25 | 0.0 | 0.0

-- # Without a number of payments nothing is repaid, whatever the rate is
UPDATE fin_loans SET
    repayment = 'annuity', payment_count = NULL, annual_rate = -0.01, collateral_storage_id = NULL
WHERE id = 1;
SELECT month, repaid, loans FROM stress_scenario_paths WHERE scenario = 'Two fifths';
--> 0 | 0.0 | 50000000.0
--> 1 | 0.0 | 50000000.0
--> 2 | 0.0 | 50000000.0

-- # A loan from the 31st on is repaid in the months in which its payments are due
-- @now 2026-04-30 12:00:00
DELETE FROM balances;
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-04-30 08:00:00', 1, 100000), ('2026-04-30 08:00:00', 7, -6000);
UPDATE fin_loans SET
    annual_rate = 0.0, collateral_storage_id = NULL, repayment = 'straight_line', payment_count = 6,
    start_datetime = '2026-01-31 00:00:00'
WHERE id = 1;
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Nothing happens');
INSERT INTO stress_scenario_steps (scenario_id, month) VALUES (3, 4);
-- The third was due at midnight.
SELECT number, due_datetime, amount FROM future_loan_payments;
--> 4 | 2026-05-31 00:00:00 | -2000.0
--> 5 | 2026-06-30 00:00:00 | -2000.0
--> 6 | 2026-07-31 00:00:00 | -2000.0
SELECT month, repaid, loans FROM stress_scenario_paths WHERE scenario = 'Nothing happens';
--> 0 | 0.0 | 6000.0
--> 1 | 2000.0 | 4000.0
--> 2 | 2000.0 | 2000.0
--> 3 | 2000.0 | 0.0
--> 4 | 0.0 | 0.0

-- # Cash in a collateral is free while nothing is owed, and as far as the loan stays below its freeze
UPDATE fin_assets_storages SET storage_id = 1 WHERE id = 1;
DELETE FROM balances;
INSERT INTO balances (datetime, asset_storage_id, amount)
VALUES ('2026-06-15 08:00:00', 1, 50000), ('2026-06-15 08:00:00', 7, 0);
DELETE FROM fin_loans WHERE id = 2;
INSERT INTO expenses (category, monthly_amount) VALUES ('life', 2000);
SELECT month, cash, state FROM stress_scenario_paths WHERE scenario = 'Two fifths';
--> 0 | 50000.0 | ok
--> 1 | 48000.0 | ok
--> 2 | 46000.0 | ok
-- 6,000 at a freeze of 60 % keep 10,000.
UPDATE balances SET amount = -6000 WHERE asset_storage_id = 7;
UPDATE fin_loans SET annual_rate = 0;
SELECT month, cash, loan_to_value FROM stress_scenario_paths WHERE scenario = 'Two fifths';
--> 0 | 40000.0 | 0.6
--> 1 | 38000.0 | 0.6
--> 2 | 36000.0 | 0.6

-- # A debt counts in an inactive storage, too
INSERT INTO fin_storages (id, name, is_active) VALUES (5, 'card', 0);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 1, 5);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-15 08:00:00', 9, -30000);
SELECT base_value FROM current_balance_sheet WHERE kind = 'debt';
--> 30000.0
INSERT INTO stress_scenarios (id, name) VALUES (3, 'Nothing happens');
SELECT cash FROM stress_scenario_paths WHERE scenario = 'Nothing happens';
--> 4470000.0
UPDATE fin_storages SET is_active = 0 WHERE id = 3;
SELECT loans FROM stress_scenario_paths WHERE scenario = 'Nothing happens';
--> 50000000.0

-- # A month for which something is not known leaves no path, not a shorter one
INSERT INTO fin_storages (id, name) VALUES (5, 'abroad');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (9, 7, 5);
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, asset_storage_id, local_amount
)
VALUES (3, '=', '2026-07-20 00:00:00', '+1 month', '+3 days', 9, -10);
SELECT scenario, month FROM stress_scenario_paths;
--> Half | 0
--> Half | 1
SELECT scenario, months, survived FROM stress_scenario_results;
--> Half | 1 | 0
--> Two fifths | NULL | NULL
