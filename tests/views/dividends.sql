-- @include yen.sql
INSERT INTO dividends (ticker, ex_date, pay_date, amount_per_share, is_projection) VALUES
('7201', '2026-09-29', '2026-12-01', 10, 1),
('2674', NULL, NULL, '40.5', 1);
INSERT INTO dividends (ticker, amount_per_share) VALUES ('2674', 2);

-- # What was entered, here and in the core
INSERT INTO fin_asset_dividends (asset_id, ex_datetime, amount_per_share)
VALUES (2, '2026-01-02 03:04:05', 7);
SELECT * FROM dividends;
--> 1 | 1 | '7201' | 2026-09-29 | 2026-12-01 | 10.0 | 1
--> 2 | 2 | '2674' | NULL | NULL | 40.5 | 1
--> 3 | 3 | '2674' | NULL | NULL | 2.0 | 0
--> 4 | 4 | '2674' | 2026-01-02 | NULL | 7.0 | 0
SELECT * FROM fin_asset_dividends;
--> 1 | 6 | 2026-09-29 00:00:00 | 2026-12-01 00:00:00 | 10.0 | 1
--> 2 | 2 | NULL | NULL | 40.5 | 1
--> 3 | 2 | NULL | NULL | 2.0 | 0
--> 4 | 2 | 2026-01-02 03:04:05 | NULL | 7.0 | 0

-- # The projected dividends of a year
SELECT sum(dividends.amount_per_share * holdings.shares)
FROM dividends
INNER JOIN holdings ON holdings.ticker = dividends.ticker
WHERE dividends.is_projection = 1;
--> 1107500.0

-- # Each column can be edited, as DB Browser sends it
UPDATE dividends SET ticker = '8291' WHERE pseudo_id = '1';
UPDATE dividends SET ex_date = '2026-09-30' WHERE pseudo_id = '1';
UPDATE dividends SET pay_date = '' WHERE pseudo_id = '1';
UPDATE dividends SET amount_per_share = '11.5' WHERE pseudo_id = '1';
UPDATE dividends SET is_projection = '0' WHERE pseudo_id = '1';
SELECT * FROM dividends WHERE pseudo_id = 1;
--> 1 | 1 | '8291' | 2026-09-30 | NULL | 11.5 | 0
SELECT typeof(is_projection), typeof(amount_per_share) FROM fin_asset_dividends WHERE id = 1;
--> integer | real

-- # The time of a day that stays is kept
UPDATE fin_asset_dividends
SET ex_datetime = '2026-06-01 09:00:00', pay_datetime = '2026-06-02 09:00:00'
WHERE id = 1;
UPDATE dividends SET amount_per_share = 3 WHERE pseudo_id = '1';
SELECT ex_datetime, pay_datetime FROM fin_asset_dividends WHERE id = 1;
--> 2026-06-01 09:00:00 | 2026-06-02 09:00:00
UPDATE dividends SET pay_date = '2026-06-01' WHERE pseudo_id = '1';
--! dividends.pay_date: is at an earlier time of the day; edit fin_asset_dividends
SELECT ex_datetime, pay_datetime FROM fin_asset_dividends WHERE id = 1;
--> 2026-06-01 09:00:00 | 2026-06-02 09:00:00

-- # Deleted
DELETE FROM dividends WHERE pseudo_id = 1;
SELECT count(*) FROM fin_asset_dividends;
--> 2

-- # What an insert refuses
INSERT INTO dividends (id, ticker, amount_per_share) VALUES (9, '7201', 1);
--! dividends: pseudo_id and id are computed; leave them out
INSERT INTO dividends (amount_per_share) VALUES (1);
--! dividends.ticker: is empty; write a code, like 7201
INSERT INTO dividends (ticker, amount_per_share) VALUES ('XXX', 1);
--! dividends.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
INSERT INTO dividends (ticker, amount_per_share) VALUES ('JPY', 1);
--! dividends.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
INSERT INTO dividends (ticker, ex_date, amount_per_share) VALUES ('7201', '2026-06-31', 1);
--! dividends.ex_date: is not a date; write YYYY-MM-DD
INSERT INTO dividends (ticker, pay_date, amount_per_share) VALUES ('7201', 'soon', 1);
--! dividends.pay_date: is not a date; write YYYY-MM-DD
INSERT INTO dividends (ticker, ex_date, pay_date, amount_per_share)
VALUES ('7201', '2026-06-02', '2026-06-01', 1);
--! dividends.pay_date: is before ex_date; write a later one
INSERT INTO dividends (ticker, amount_per_share) VALUES ('7201', '1,5');
--! dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
INSERT INTO dividends (ticker) VALUES ('7201');
--! dividends.amount_per_share: is empty; write a number, like 0.25
INSERT INTO dividends (ticker, amount_per_share, is_projection) VALUES ('7201', 1, 'yes');
--! dividends.is_projection: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO dividends (ticker, amount_per_share) VALUES ('7201', -1);
--! dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
INSERT OR REPLACE INTO dividends (ticker, amount_per_share) VALUES ('7201', -1);
--! dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
SELECT count(*) FROM fin_asset_dividends;
--> 3

-- # What an update refuses
UPDATE dividends SET id = 9 WHERE pseudo_id = '1';
--! dividends: pseudo_id and id are computed; leave them out
UPDATE dividends SET ticker = '' WHERE pseudo_id = '1';
--! dividends.ticker: is empty; write a code, like 7201
UPDATE dividends SET ticker = 'XXX' WHERE pseudo_id = '1';
--! dividends.ticker: no such code, or cash, or in several types; correct it, or write CODE:type
UPDATE dividends SET ex_date = 'x' WHERE pseudo_id = '1';
--! dividends.ex_date: is not a date; write YYYY-MM-DD
UPDATE dividends SET pay_date = 'x' WHERE pseudo_id = '1';
--! dividends.pay_date: is not a date; write YYYY-MM-DD
UPDATE dividends SET pay_date = '2026-01-01' WHERE pseudo_id = '1';
--! dividends.pay_date: is before ex_date; write a later one
UPDATE dividends SET amount_per_share = '' WHERE pseudo_id = '1';
--! dividends.amount_per_share: is empty; write a number, like 0.25
UPDATE dividends SET amount_per_share = '1,5' WHERE pseudo_id = '1';
--! dividends.amount_per_share: is not a number of 0 or more; use a dot, like 0.25
UPDATE dividends SET is_projection = 3 WHERE pseudo_id = '1';
--! dividends.is_projection: is not a boolean; write 1 or 0
SELECT * FROM dividends WHERE pseudo_id = 1;
--> 1 | 1 | '7201' | 2026-09-29 | 2026-12-01 | 10.0 | 1
