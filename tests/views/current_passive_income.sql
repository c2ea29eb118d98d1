-- @include accounts.sql

-- # Nothing has happened yet
SELECT * FROM current_passive_income;
--> total | NULL | NULL | 0.0 | 0.0 | 0.0 | 0.0 | NULL | NULL | NULL | NULL | NULL | USD

-- # By holding: what came, what comes, its share of expenses, and what is saved
-- @include months.sql
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import) VALUES
(11, 'taxes', 8, 1, 0), (12, 'interest', 4, 1, 0);
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES
('2025-06-15 12:00:00', 3, 99, 6, 4), ('2025-06-15 12:00:01', 3, 10, 6, 4),
('2026-06-15 12:00:00', 3, -3, 11, 4), ('2026-06-15 12:00:01', 3, 99, 6, 4),
('2026-02-01 12:00:00', 2, 8, 12, 2);
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-05-01 00:00:00', 1000);
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share, is_projection)
VALUES (3, '2026-12-01 00:00:00', 4, 0), (3, '2027-03-01 00:00:00', 1, 1);
INSERT INTO income (source, monthly_amount) VALUES ('salary', 3000), ('car lending', 40);
INSERT INTO expenses (category, monthly_amount) VALUES ('groceries', 500);
-- Dividends: 10 + 12 came, of 5 shares 20 + 5 come. The year's expenses were 500 + 30 + 3, planned
-- are 12 x 500. Income was 2 x 3000 + 40 + 22 + 8 EUR at 1.25.
SELECT kind, asset_type, asset, past_income, past_costs, future_income, base_value
FROM current_passive_income;
--> physical | physical | Car | 40.0 | 0.0 | 480.0 | 1000.0
--> financial | Equities | VTI | 22.0 | 3.0 | 25.0 | 1100.0
--> financial | Currencies | EUR | 10.0 | 0.0 | 0.0 | 1250.0
--> total | NULL | NULL | 72.0 | 3.0 | 505.0 | 3350.0
SELECT
    asset, future_yield, round(actual_expense_share, 6) AS actual_expense_share,
    planned_expense_share, round(actual_savings_rate, 6) AS actual_savings_rate,
    round(planned_savings_rate, 6) AS planned_savings_rate, base_asset
FROM current_passive_income;
--> Car | 0.48 | 0.075047 | 0.08 | NULL | NULL | USD
--> VTI | 0.02272727 | 0.041276 | 0.00416667 | NULL | NULL | USD
--> EUR | 0.0 | 0.018762 | 0.0 | NULL | NULL | USD
--> NULL | 0.15074627 | 0.135084 | 0.08416667 | 0.91222 | 0.835526 | USD
SELECT planned_share, round(actual_share, 6) FROM current_cashflow WHERE side = 'savings';
--> 0.83552632 | 0.91222

-- # A plan belongs to the holding that its category brought income from, else it stands alone
-- @include months.sql
INSERT INTO income (source, monthly_amount) VALUES ('car lending', 40), ('dividends', 10);
SELECT kind, asset, past_income, future_income FROM current_passive_income;
--> physical | Car | 40.0 | 480.0
--> financial | VTI | 12.0 | 120.0
--> total | NULL | 52.0 | 600.0
-- A second one lends, too
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES ('2026-06-01 00:00:00', 3, 5, 7, 5);
SELECT kind, asset, past_income, future_income FROM current_passive_income;
--> financial | VTI | 12.0 | 120.0
--> physical | Car | 40.0 | 0.0
--> financial | UST | 5.0 | 0.0
--> plan | car lending | 0.0 | 480.0
--> total | NULL | 57.0 | 600.0
-- Once dividends are declared, a plan of them does not count again
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share)
VALUES (3, '2026-12-01 00:00:00', 4);
SELECT kind, asset, past_income, future_income FROM current_passive_income;
--> physical | Car | 40.0 | 0.0
--> financial | VTI | 12.0 | 20.0
--> financial | UST | 5.0 | 0.0
--> plan | car lending | 0.0 | 480.0
--> total | NULL | 57.0 | 500.0

-- # A rate is missing: unknown, not smaller
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (4, '2026-06-01 00:00:00', 5);
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES ('2026-06-01 00:00:00', 2, 5, 6, 4), ('2026-06-01 00:00:00', 1, 5, 6, 4),
('2026-06-02 00:00:00', 1, 5, 7, 5);
SELECT kind, asset, past_income, past_costs, future_income, base_value
FROM current_passive_income;
--> financial | UST | 5.0 | 0.0 | 0.0 | 0.0
--> financial | VTI | NULL | 0.0 | 0.0 | NULL
--> total | NULL | NULL | 0.0 | 0.0 | NULL

-- # Sides of swaps, and what only moves, are no income
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import, role)
VALUES (11, 'new shares', 1, 1, 0, 'splits');
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (3, '2026-06-01 00:00:00', 10);
INSERT INTO fin_transactions (
    id, datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES
(1, '2026-06-01 00:00:00', 4, 5, 11, 4), (2, '2026-06-01 00:00:00', 1, 7, 6, 4),
(3, '2026-06-01 00:00:00', 4, -1, 3, NULL);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (3, 2);
SELECT kind, asset, past_income, past_costs, future_income FROM current_passive_income;
--> total | NULL | 0.0 | 0.0 | 0.0
