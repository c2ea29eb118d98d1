-- @include yen.sql

-- # One price a ticker and day, the last one; cash has none
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(7, '2026-06-15 00:00:00', 150),
(2, '2026-06-14 00:00:00', 2000), (2, '2026-06-14 15:00:00', 2010),
(2, '2026-06-13 15:00:00', 1990);
SELECT * FROM prices WHERE ticker = '2674' OR ticker = 'USD' ORDER BY price_date;
--> 9 | '2674' | 2026-06-13 | 1990.0 | JPY
--> 8 | '2674' | 2026-06-14 | 2010.0 | JPY
--> 1 | '2674' | 2026-06-15 | 2057.0 | JPY

-- # The same day again replaces its last price
INSERT INTO prices (ticker, price_date, close_price) VALUES ('2674', '2026-06-15', 2100);
INSERT OR REPLACE INTO prices (ticker, price_date, close_price) VALUES ('2674', '2026-06-15', 2200);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-06-14 15:00:00', 2010);
INSERT OR IGNORE INTO prices (ticker, price_date, close_price) VALUES ('2674', '2026-06-14', '2300');
INSERT INTO prices (ticker, price_date, close_price) VALUES (2674, '2026-06-12', 2400);
SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = 2 ORDER BY datetime;
--> 2026-06-12 00:00:00 | 2400.0
--> 2026-06-14 15:00:00 | 2300.0
--> 2026-06-15 00:00:00 | 2200.0

-- # Each column can be edited, as DB Browser sends it
UPDATE prices SET close_price = '12.5' WHERE pseudo_id = '1';
UPDATE prices SET price_date = '2026-06-01' WHERE pseudo_id = '1';
UPDATE prices SET ticker = '7201' WHERE pseudo_id = '1';
SELECT * FROM prices WHERE pseudo_id = 1;
--> 1 | '7201' | 2026-06-01 | 12.5 | JPY
SELECT datetime FROM fin_asset_rates WHERE id = 1;
--> 2026-06-01 00:00:00

-- # The time of a day that stays is kept
INSERT INTO fin_asset_rates (id, asset_id, datetime, rate) VALUES (50, 2, '2026-06-14 15:00:00', 1);
UPDATE prices SET close_price = 2 WHERE pseudo_id = '50';
SELECT datetime, rate FROM fin_asset_rates WHERE id = 50;
--> 2026-06-14 15:00:00 | 2.0

-- # A day is deleted with all its rates
INSERT INTO fin_asset_rates (id, asset_id, datetime, rate) VALUES (50, 2, '2026-06-15 15:00:00', 1);
DELETE FROM prices WHERE pseudo_id = 50;
SELECT count(*) FROM fin_asset_rates WHERE asset_id = 2;
--> 0

-- # What an insert refuses
INSERT INTO prices (pseudo_id, ticker, price_date, close_price) VALUES (9, '7201', '2026-06-14', 1);
--! prices: pseudo_id and quote are computed; leave them out
INSERT INTO prices (ticker, price_date, close_price) VALUES ('XXX', '2026-06-14', 1);
--! prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
INSERT INTO prices (ticker, price_date, close_price) VALUES ('JPY', '2026-06-14', 1);
--! prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201', '2026-06-14 00:00:00', 1);
--! prices.price_date: is not a date; write YYYY-MM-DD
INSERT INTO prices (price_date, close_price) VALUES ('2026-06-14', 1);
--! prices.ticker: is empty; write a code, like 7201
INSERT INTO prices (ticker, close_price) VALUES ('7201', 1);
--! prices.price_date: is empty; write YYYY-MM-DD
INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201', '2026-06-14', '1,5');
--! prices.close_price: is not a number of 0 or more; use a dot, like 12.50
INSERT INTO prices (ticker, price_date, close_price) VALUES ('7201', '2026-06-14', -1);
--! prices.close_price: is not a number of 0 or more; use a dot, like 12.50
INSERT OR IGNORE INTO prices (ticker, price_date) VALUES ('7201', '2026-06-14');
--! prices.close_price: is empty; write a number, like 12.50
SELECT count(*) FROM fin_asset_rates;
--> 5

-- # What an update refuses
UPDATE prices SET close_price = '1,5' WHERE pseudo_id = '1';
--! prices.close_price: is not a number of 0 or more; use a dot, like 12.50
UPDATE prices SET pseudo_id = 9 WHERE pseudo_id = '1';
--! prices: pseudo_id and quote are computed; leave them out
UPDATE prices SET ticker = 'XXX' WHERE pseudo_id = '1';
--! prices.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
UPDATE prices SET ticker = '' WHERE pseudo_id = '1';
--! prices.ticker: is empty; write a code, like 7201
UPDATE prices SET price_date = '14.6.2026' WHERE pseudo_id = '1';
--! prices.price_date: is not a date; write YYYY-MM-DD
UPDATE prices SET price_date = '' WHERE pseudo_id = '1';
--! prices.price_date: is empty; write YYYY-MM-DD
UPDATE prices SET close_price = '' WHERE pseudo_id = '1';
--! prices.close_price: is empty; write a number, like 12.50
UPDATE prices SET close_price = '1,5' WHERE pseudo_id = '1';
--! prices.close_price: is not a number of 0 or more; use a dot, like 12.50
UPDATE prices SET ticker = '7201' WHERE pseudo_id = '1';
--! prices: there is a price of that ticker and day; edit that one instead
UPDATE OR REPLACE prices SET ticker = '7201' WHERE pseudo_id = '1';
--! prices: there is a price of that ticker and day; edit that one instead
INSERT INTO prices (ticker, price_date, close_price) VALUES ('2674', '2026-06-14', 1);
UPDATE OR IGNORE prices SET price_date = '2026-06-14' WHERE pseudo_id = '1';
--! prices: there is a price of that ticker and day; edit that one instead
SELECT count(*) FROM prices;
--> 6

-- # A quote: typed and shown in it, stored in the base asset, at the newest rate at the day's end
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
UPDATE fin_assets SET quote_asset_id = 7 WHERE code = '2674';
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(7, '2026-06-10 00:00:00', 150), (7, '2026-06-12 18:00:00', 151.37), (7, '2026-06-13 00:00:00', 160);
INSERT INTO prices (ticker, price_date, close_price) VALUES
('2674', '2026-06-11', '12.5'), ('2674', '2026-06-12', 12.51), ('7201', '2026-06-12', 12.51);
SELECT ticker, price_date, close_price, quote FROM prices WHERE price_date < '2026-06-13';
--> '2674' | 2026-06-11 | 12.5 | USD
--> '2674' | 2026-06-12 | 12.51 | USD
--> '7201' | 2026-06-12 | 12.51 | JPY
SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = 2 AND datetime < '2026-06-13';
--> 2026-06-11 00:00:00 | 1875.0
--> 2026-06-12 00:00:00 | 1893.6387
UPDATE prices SET close_price = '13' WHERE price_date = '2026-06-11';
UPDATE prices SET price_date = '2026-06-14' WHERE price_date = '2026-06-11';
SELECT ticker, price_date, close_price, quote FROM prices WHERE price_date = '2026-06-14';
--> '2674' | 2026-06-14 | 13.0 | USD
SELECT rate FROM fin_asset_rates WHERE asset_id = 2 AND datetime = '2026-06-14 00:00:00';
--> 2080.0
UPDATE prices SET ticker = '7201' WHERE price_date = '2026-06-14';
SELECT ticker, close_price, quote FROM prices WHERE price_date = '2026-06-14';
--> '7201' | 13.0 | JPY

-- # What is typed in a quote comes back, to 14 digits
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
UPDATE fin_assets SET quote_asset_id = 7 WHERE code = '2674';
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
WITH RECURSIVE day (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM day WHERE number < 900)
SELECT 7, datetime('2020-01-01', number || ' days'), 1.0 / (100 + number / 7.0) FROM day;
INSERT INTO prices (ticker, price_date, close_price)
WITH RECURSIVE day (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM day WHERE number < 900)
SELECT '2674', date('2020-01-01', number || ' days'), number / 1000.0 FROM day;
SELECT count(*) FROM prices
WHERE quote = 'USD' AND price_date < '2025-01-01'
    AND close_price = (julianday(price_date) - julianday('2020-01-01')) / 1000.0;
--> 900

-- # A quote without a rate
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (7, '2026-06-10 00:00:00', 0);
UPDATE fin_assets SET quote_asset_id = 7 WHERE code = '2674';
SELECT close_price, quote FROM prices WHERE ticker = '2674';
--> NULL | USD
INSERT OR IGNORE INTO prices (ticker, price_date, close_price) VALUES ('2674', '2026-06-12', 1);
--! prices.quote: has no rate on that day or before; enter it in latest_fin_asset_rates first
UPDATE prices SET close_price = 1 WHERE ticker = '2674';
--! prices.quote: has no rate on that day or before; enter it in latest_fin_asset_rates first
UPDATE prices SET quote = 'USD' WHERE ticker = '7201';
--! prices: pseudo_id and quote are computed; leave them out
INSERT INTO prices (ticker, price_date, close_price, quote) VALUES ('7201', '2026-06-12', 1, 'JPY');
--! prices: pseudo_id and quote are computed; leave them out
