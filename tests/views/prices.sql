-- @include yen.sql

-- # One price a ticker and day, the last one; cash has none
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 0);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(7, '2026-06-15 00:00:00', 150),
(2, '2026-06-14 00:00:00', 2000), (2, '2026-06-14 15:00:00', 2010),
(2, '2026-06-13 15:00:00', 1990);
SELECT * FROM prices WHERE ticker = '2674' OR ticker = 'USD' ORDER BY price_date;
--> 9 | '2674' | 2026-06-13 | 1990.0
--> 8 | '2674' | 2026-06-14 | 2010.0
--> 1 | '2674' | 2026-06-15 | 2057.0

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
--> 1 | '7201' | 2026-06-01 | 12.5
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
--! prices.pseudo_id: is computed; leave it out
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
UPDATE prices SET pseudo_id = 9 WHERE pseudo_id = '1';
--! prices.pseudo_id: is computed; leave it out
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
