-- @include yen.sql
INSERT INTO fin_storages (name) VALUES ('bank');
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'bank', 4500000);

-- # The article's portfolio
SELECT * FROM current_key_ratios;
--> 129635000.0 | 58000000.0 | 71635000.0 | 125135000.0 | 4500000.0 | 0.46349942 | 1200000.0 | 800000.0 | 96666.6666667 | 400000.0 | 0.0 | 0.0 | 5.01858736 | JPY | 4500000.0 | 96666.6666667 | 303333.333333 | 0.39956847 | 0.0

-- # Dividends that are due within the year, and expected ones without a date
INSERT INTO dividends (ticker, ex_date, pay_date, amount_per_share, is_projection) VALUES
('7201', NULL, NULL, 1, 1), -- 50,000
('7201', NULL, NULL, 1, 0),
('7201', '2026-06-15', NULL, 1, 1),
('7201', '2026-06-01', '2026-06-16', 2, 0), -- 100,000
('7201', '2027-06-15', NULL, 3, 1), -- 150,000
('7201', '2027-06-16', NULL, 1, 1);
SELECT annual_dividends, fire_ratio FROM current_key_ratios;
--> 300000.0 | 0.03125

-- # Physical assets count, and other debts, which are no loans
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
SELECT total_assets, net_worth, portfolio_value, margin_ratio FROM current_key_ratios;
--> NULL | NULL | 125135000.0 | 0.46349942
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-01-01 00:00:00', 30000000);
INSERT INTO fin_storages (name) VALUES ('card');
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'card', -30000);
SELECT total_assets, total_liabilities, net_worth, round(margin_ratio, 4) FROM current_key_ratios;
--> 159635000.0 | 58030000.0 | 101605000.0 | 0.4635

-- # What is not known is NULL, not smaller
DELETE FROM fin_asset_rates WHERE asset_id = 2;
SELECT total_assets, total_liabilities, net_worth, portfolio_value, cash, margin_ratio
FROM current_key_ratios;
--> NULL | 58000000.0 | NULL | NULL | 4500000.0 | NULL
DELETE FROM balances WHERE asset_storage_id = 6;
SELECT total_liabilities, monthly_interest, runway_months, monthly_income FROM current_key_ratios;
--> NULL | NULL | NULL | 1200000.0

-- # Nothing planned, nothing owed, nothing held
DELETE FROM fin_transaction_plans;
DELETE FROM fin_loans;
DELETE FROM balances;
SELECT * FROM current_key_ratios;
--> 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | NULL | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | NULL | NULL | JPY | 0.0 | 0.0 | 0.0 | NULL | 0.0

-- # Income of a category above it is of another tree
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (50, 'savings', 1);
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount
)
VALUES
(50, '>=', '2026-06-01 00:00:00', '+1 month', '+1 day', 7),
(1, '>=', '2026-06-01 00:00:00', '+1 month', '+1 day', 7);
SELECT monthly_income, monthly_expenses, monthly_cashflow FROM current_key_ratios;
--> 1200000.0 | 800000.0 | 400000.0
