-- @include margin.sql

-- # Declared ones, projections of this or the next year, and those without a day
INSERT INTO fin_asset_dividends
(asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection)
VALUES
(2, '2026-03-30 00:00:00', '2026-06-25 00:00:00', 40.0, 0),
(2, '2026-06-30 00:00:00', NULL, 41.0, 0),
(2, '2025-03-30 00:00:00', '2025-06-25 00:00:00', 38.0, 0),
(3, '2026-09-30 00:00:00', '2026-12-05 00:00:00', 12.0, 1),
(3, '2024-03-30 00:00:00', '2024-06-14 00:00:00', 11.0, 1),
(3, NULL, NULL, 1.0, 1);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-03-01 00:00:00', 2, 10000);
SELECT * FROM future_dividends;
--> 2026-06 | 2026-03-30 00:00:00 | 2026-06-25 00:00:00 | equity | '2674' | 10000.0 | 40.0 | 400000.0 | declared | 400000.0
--> 2026-06 | 2026-06-30 00:00:00 | NULL | equity | '2674' | 15000.0 | 41.0 | 615000.0 | declared | 615000.0
--> 2026-12 | 2026-09-30 00:00:00 | 2026-12-05 00:00:00 | equity | '8291' | 50000.0 | 12.0 | 600000.0 | projected | 600000.0
--> 2027-06 | 2027-03-30 00:00:00 | 2027-06-14 00:00:00 | equity | '8291' | 50000.0 | 11.0 | 550000.0 | projected | 550000.0
--> NULL | NULL | NULL | equity | '8291' | 50000.0 | 1.0 | 50000.0 | projected | 50000.0

-- # What was paid in the last year is expected again where nothing else is
INSERT INTO fin_asset_dividends
(asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection)
VALUES
(4, '2025-06-20 00:00:00', '2025-09-01 00:00:00', 5.0, 0),
(4, '2025-03-15 00:00:00', '2025-05-01 00:00:00', 9.0, 0),
(5, '2026-01-15 00:00:00', NULL, 5.0, 0),
(5, NULL, NULL, 7.0, 1);
SELECT * FROM future_dividends;
--> 2026-09 | 2026-06-20 00:00:00 | 2026-09-01 00:00:00 | equity | '5869' | 20000.0 | 5.0 | 100000.0 | repeated | 100000.0
--> NULL | NULL | NULL | equity | '2411' | 50000.0 | 7.0 | 350000.0 | projected | 350000.0

-- # Nothing on what is not held
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection) VALUES (2, 5.0, 1);
UPDATE balances SET amount = 0 WHERE asset_storage_id = 2;
SELECT * FROM future_dividends;
--> (none)

-- # Who pays every month pays twelve times a year
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share)
WITH RECURSIVE months (number) AS (
    SELECT 0
    UNION ALL
    SELECT months.number + 1 FROM months WHERE months.number < 11
)

SELECT 2, datetime('2026-06-10 00:00:00', '-' || months.number || ' months'), 1.0 FROM months;
SELECT count(*), sum(amount), min(pay_month), max(pay_month), min(status), max(status)
FROM future_dividends;
--> 12 | 180000.0 | 2026-07 | 2027-06 | repeated | repeated
-- A declared one takes the place of the one that it is.
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share)
VALUES (2, '2026-07-15 00:00:00', 3.0);
SELECT count(*), sum(amount) FROM future_dividends;
--> 12 | 210000.0

-- # The year ends, and a dividend that is declared and projected counts once
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share, is_projection) VALUES
(2, '2027-06-15 00:00:00', 1.0, 1), (2, '2027-06-16 00:00:00', 10.0, 1),
(2, '2028-01-01 00:00:00', 100.0, 1),
(3, '2026-09-20 00:00:00', 2.0, 0), (3, '2026-09-01 00:00:00', 1.0, 1);
SELECT pay_month, asset_code, amount_per_share, status FROM future_dividends;
--> 2026-09 | '8291' | 2.0 | declared
--> 2027-06 | '2674' | 1.0 | projected

-- # Tax is paid where its rate is known
INSERT INTO fin_asset_dividends (asset_id, amount_per_share, is_projection)
VALUES (2, 10.0, 1), (3, 10.0, 1);
INSERT INTO fin_asset_fundamentals (
    asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity,
    dividend_tax_rate
)
VALUES (2, '2026-01-01 00:00:00', 1.0, 0.0, 0.0, 0.2);
SELECT asset_code, amount, net_amount FROM future_dividends;
--> '2674' | 150000.0 | 120000.0
--> '8291' | 500000.0 | 500000.0
