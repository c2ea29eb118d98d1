-- @include margin.sql
DELETE FROM balances WHERE asset_storage_id IN (4, 5, 6);
INSERT INTO fin_asset_fundamentals
(asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity)
VALUES (2, '2026-01-01 00:00:00', 1000.0, 0.10, 0.06), (2, '2026-07-01 00:00:00', 1.0, 0.0, 0.0);

-- # 60, 62.4 ... 85.40 in the tenth year: growth is ROE less DOE
SELECT
    year, asset_type, asset_code, shares, round(book_value_per_share, 2),
    round(dividend_per_share, 2), round(dividends), tax, reinvested
FROM future_dividend_snowball
WHERE year IN (1, 2, 3, 10, 40);
--> 1 | equity | '2674' | 15000.0 | 1000.0 | 60.0 | 900000.0 | 0.0 | 0.0
--> 2 | equity | '2674' | 15000.0 | 1040.0 | 62.4 | 936000.0 | 0.0 | 0.0
--> 3 | equity | '2674' | 15000.0 | 1081.6 | 64.9 | 973440.0 | 0.0 | 0.0
--> 10 | equity | '2674' | 15000.0 | 1423.31 | 85.4 | 1280981.0 | 0.0 | 0.0
--> 40 | equity | '2674' | 15000.0 | 4616.37 | 276.98 | 4154729.0 | 0.0 | 0.0
SELECT count(*), max(year) FROM future_dividend_snowball;
--> 40 | 40

-- # Half of what is left after a fifth of tax is put into more at 4 %
UPDATE fin_asset_fundamentals SET
    dividend_tax_rate = 0.2, reinvested_share = 0.5, reinvestment_yield = 0.04;
SELECT year, shares, dividends, tax, reinvested, total_dividends
FROM future_dividend_snowball
WHERE year < 4;
--> 1 | 15000.0 | 900000.0 | 180000.0 | 360000.0 | 720000.0
--> 2 | 15230.7692308 | 950400.0 | 190080.0 | 380160.0 | 760320.0
--> 3 | 15465.0887574 | 1003622.4 | 200724.48 | 401448.96 | 802897.92

-- # Without a chosen yield it is that of today, and without a rate unknown
UPDATE fin_asset_fundamentals SET reinvested_share = 1.0;
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-05-01 00:00:00', 2, 1200.0);
SELECT year, dividends FROM future_dividend_snowball WHERE year < 4;
--> 1 | 900000.0
--> 2 | 981000.0
--> 3 | 1069290.0
DELETE FROM fin_asset_rates WHERE asset_id = 2;
SELECT year, dividends, total_dividends, pays_for_life_year
FROM future_dividend_snowball
WHERE year < 3;
--> 1 | 900000.0 | 900000.0 | NULL
--> 2 | NULL | NULL | NULL

-- # An asset without fundamentals brings what is projected, without growth
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection)
VALUES (3, 20.0, 1), (3, 4.0, 1), (3, 9.0, 0);
SELECT year, asset_code, shares, book_value_per_share, dividend_per_share, dividends, total_dividends
FROM future_dividend_snowball
WHERE year IN (1, 40);
--> 1 | '2674' | 15000.0 | 1000.0 | 60.0 | 900000.0 | 2100000.0
--> 1 | '8291' | 50000.0 | NULL | 24.0 | 1200000.0 | 2100000.0
--> 40 | '2674' | 15000.0 | 4616.3659884 | 276.9819593 | 4154729.38956 | 5354729.38956
--> 40 | '8291' | 50000.0 | NULL | 24.0 | 1200000.0 | 5354729.38956

-- # Coverage of expenses and interest, and the year in which dividends pay for life
INSERT INTO fin_transaction_plans
(
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount
)
VALUES (4, '=', '2026-01-01 00:00:00', '+1 month', '+1 month', -10000);
SELECT year, total_dividends, total_spending, round(coverage, 4), pays_for_life_year
FROM future_dividend_snowball
WHERE year BETWEEN 1 AND 7;
--> 1 | 900000.0 | 1120000.0 | 0.8036 | 7
--> 2 | 936000.0 | 1120000.0 | 0.8357 | 7
--> 3 | 973440.0 | 1120000.0 | 0.8691 | 7
--> 4 | 1012377.6 | 1120000.0 | 0.9039 | 7
--> 5 | 1052872.704 | 1120000.0 | 0.9401 | 7
--> 6 | 1094987.61216 | 1120000.0 | 0.9777 | 7
--> 7 | 1138787.11665 | 1120000.0 | 1.0168 | 7
UPDATE fin_transaction_plans SET base_amount = -1000000;
SELECT DISTINCT total_spending, pays_for_life_year FROM future_dividend_snowball;
--> 13000000.0 | NULL

-- # Yield on cost: the dividends of what is held today by what it cost
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2026-01-01 00:00:00', 2, 20000, 1), (2, '2026-02-01 00:00:00', 2, -5000, 1);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 30000000);
SELECT year, round(yield_on_cost, 6) FROM future_dividend_snowball WHERE year IN (1, 10);
--> 1 | 0.04
--> 10 | 0.056932
DELETE FROM fin_transaction_costs;
SELECT year, yield_on_cost FROM future_dividend_snowball WHERE year = 1;
--> 1 | NULL

-- # Nothing that pays
DELETE FROM fin_asset_fundamentals;
SELECT * FROM future_dividend_snowball;
--> (none)

-- # A split changes neither the cost nor the yield on it
DELETE FROM fin_asset_fundamentals;
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection) VALUES (2, 1.0, 1);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2026-01-01 00:00:00', 2, 7500, 1), (2, '2026-03-01 00:00:00', 2, 7500, 1);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 1500000);
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (2, '2026-03-01 00:00:00', 2, 1);
SELECT shares, cost_basis FROM holdings WHERE ticker = '2674';
--> 15000 | 1500000.0
SELECT dividends, yield_on_cost FROM future_dividend_snowball WHERE year = 1;
--> 15000.0 | 0.01
-- Ten to one: 135,000 of 150,000 go.
UPDATE fin_transactions SET amount = 150000 WHERE id = 1;
UPDATE fin_transactions SET amount = -135000 WHERE id = 2;
UPDATE fin_asset_splits SET numerator = 1, denominator = 10;
SELECT shares, cost_basis FROM holdings WHERE ticker = '2674';
--> 15000 | 1500000.0
SELECT dividends, yield_on_cost FROM future_dividend_snowball WHERE year = 1;
--> 15000.0 | 0.01

-- # While no expenses are planned nobody knows what pays for life
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection) VALUES (3, 24.0, 1);
SELECT DISTINCT total_spending, coverage, pays_for_life_year FROM future_dividend_snowball;
--> NULL | NULL | NULL
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, end_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount
)
VALUES (4, '=', '2026-01-01 00:00:00', '2026-06-01 00:00:00', '+1 month', '+3 days', -10000);
SELECT DISTINCT total_spending, coverage, pays_for_life_year FROM future_dividend_snowball;
--> NULL | NULL | NULL

-- # What is reinvested pays for nothing
DELETE FROM fin_loans;
UPDATE fin_asset_fundamentals SET return_on_equity = 0.06, reinvested_share = 1.0;
INSERT INTO expenses (category, monthly_amount) VALUES ('life', 75000);
SELECT year, dividends, reinvested, coverage, pays_for_life_year
FROM future_dividend_snowball
WHERE year = 1;
--> 1 | 900000.0 | 900000.0 | 0.0 | NULL
UPDATE fin_asset_fundamentals SET reinvested_share = 0.0;
SELECT year, dividends, reinvested, coverage, pays_for_life_year
FROM future_dividend_snowball
WHERE year IN (1, 40);
--> 1 | 900000.0 | 0.0 | 1.0 | 1
--> 40 | 900000.0 | 0.0 | 1.0 | 1

-- # Shares that were sold or bought since an ex day pay for what was held then, in the first year
DELETE FROM fin_asset_fundamentals;
INSERT INTO fin_asset_dividends (asset_id, ex_datetime, pay_datetime, amount_per_share) VALUES
(2, '2026-06-01 00:00:00', '2026-07-01 00:00:00', 2.0),
(3, '2026-06-01 00:00:00', '2026-07-01 00:00:00', 1.0);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-05-01 00:00:00', 2, 10000), ('2026-05-01 00:00:00', 3, 100),
('2026-06-15 09:00:00', 3, 0);
SELECT asset_code, amount FROM future_dividends;
--> '2674' | 20000.0
--> '8291' | 100.0
SELECT annual_dividends FROM current_key_ratios;
--> 20100.0
SELECT year, asset_code, shares, dividend_per_share, dividends, total_dividends
FROM future_dividend_snowball
WHERE year < 3;
--> 1 | '2674' | 15000.0 | 2.0 | 20000.0 | 20100.0
--> 1 | '8291' | 0.0 | 1.0 | 100.0 | 20100.0
--> 2 | '2674' | 15000.0 | 2.0 | 30000.0 | 30000.0
--> 2 | '8291' | 0.0 | 1.0 | 0.0 | 30000.0
