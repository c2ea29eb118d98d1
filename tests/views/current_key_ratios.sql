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

-- # One figure of the dividends of the year, whatever they rest on, after tax
UPDATE expenses SET monthly_amount = 250000;
INSERT INTO dividends (ticker, pay_date, amount_per_share, is_projection)
VALUES ('7201', '2026-06-14', 2.5, 1);
-- The day of the projection is past: it stands for the same day a year later.
SELECT annual_dividends, gross_annual_dividends, fire_ratio FROM current_key_ratios;
--> 125000.0 | 125000.0 | 0.02083333
DELETE FROM dividends;
INSERT INTO fin_asset_fundamentals (
    asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity,
    dividend_tax_rate
)
SELECT id, '2026-06-14 00:00:00', 1000, 0.08, 0.06, 0.2 FROM fin_assets WHERE code = '7201';
-- 50,000 shares at 6 % of 1,000, less a fifth: 40 % of 6,000,000.
SELECT annual_dividends, gross_annual_dividends, fire_ratio FROM current_key_ratios;
--> 2400000.0 | 3000000.0 | 0.4
SELECT sum(amount), sum(net_amount) FROM future_dividends;
--> 3000000.0 | 2400000.0
SELECT dividends, total_dividends, coverage > 0.3 FROM future_dividend_snowball WHERE year = 1;
--> 3000000.0 | 2400000.0 | 1

-- # A loan of which the balance is missing is owed, but nobody knows how much
UPDATE fin_loans SET credit_limit = NULL;
DELETE FROM balances
WHERE asset_storage_id = (SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = 2);
INSERT INTO dividends (ticker, amount_per_share) VALUES ('7201', 1);
INSERT INTO dividends (ticker, amount_per_share, is_projection) VALUES ('7201', 1, 1);
SELECT
    total_assets, total_liabilities, net_worth, margin_ratio, monthly_interest, monthly_debt_service,
    runway_months, secured_loan_to_value
FROM current_key_ratios;
--> 129635000.0 | NULL | NULL | NULL | NULL | NULL | NULL | 0.39956847
SELECT total_spending, coverage FROM future_dividend_snowball WHERE year = 1;
--> NULL | NULL
SELECT issue FROM current_data_issues WHERE table_name = 'fin_loans';
--> loan_balance_missing

-- # A loan that is repaid is 0 of its currency, also without a rate
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (20, 'USD', 1, 0);
INSERT INTO fin_storages (id, name) VALUES (20, 'abroad');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 20, 20);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-14 00:00:00', 20, 0);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (20, 0.05, '2026-01-01 00:00:00');
SELECT total_liabilities, round(margin_ratio, 4), round(monthly_interest), round(runway_months, 2)
FROM current_key_ratios;
--> 58000000.0 | 0.4635 | 96667.0 | 5.02

-- # A loan that is still to begin is a debt: it bears no interest yet
UPDATE fin_loans SET start_datetime = '2026-06-16 00:00:00' WHERE id = 2;
INSERT INTO dividends (ticker, amount_per_share, is_projection) VALUES ('7201', 1, 1);
-- 50,000,000 at 2 % a year
SELECT total_liabilities, round(monthly_interest * 12) FROM current_key_ratios;
--> 58000000.0 | 1000000.0
SELECT kind, storage FROM current_balance_sheet WHERE section = 'liabilities' AND kind <> 'total';
--> loan | margin
--> debt | credit
SELECT total_spending - 12 * 800000 FROM future_dividend_snowball WHERE year = 1;
--> 1000000.0

-- # Free cash is less credit cards, and less what keeps a loan at its freeze
INSERT INTO fin_storages (name) VALUES ('card');
INSERT INTO current_balances (asset_type, asset_code, storage, balance) VALUES
('Currencies', 'JPY', 'card', -500000), ('Currencies', 'JPY', 'portfolio', 1000000);
SELECT cash, free_cash FROM current_key_ratios;
--> 5500000.0 | 5000000.0
-- 75,000,000 at a freeze of 60 % keep 125,000,000, of which 125,135,000 are no cash.
UPDATE loans SET balance = 75000000 WHERE name = 'margin';
SELECT cash, free_cash FROM current_key_ratios;
--> 5500000.0 | 5000000.0
-- 75,381,000 keep 125,635,000: half of the million.
UPDATE loans SET balance = 75381000 WHERE name = 'margin';
SELECT cash, free_cash, secured_loan_to_value < 0.6 FROM current_key_ratios;
--> 5500000.0 | 4500000.0 | 1
UPDATE loans SET balance = 90000000 WHERE name = 'margin';
SELECT cash, free_cash, secured_loan_to_value > 0.6 FROM current_key_ratios;
--> 5500000.0 | 4000000.0 | 1
