-- @include base.sql
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 2, 1.1);

-- # Rate is a number
UPDATE fin_asset_rates SET rate = '12.5';
SELECT rate, typeof(rate) FROM fin_asset_rates;
--> 12.5 | real
UPDATE fin_asset_rates SET rate = '  12.5 ';
SELECT rate, typeof(rate) FROM fin_asset_rates;
--> 12.5 | real
UPDATE fin_asset_rates SET rate = '1e3';
SELECT rate, typeof(rate) FROM fin_asset_rates;
--> 1000.0 | real
UPDATE fin_asset_rates SET rate = 7;
SELECT rate, typeof(rate) FROM fin_asset_rates;
--> 7.0 | real
UPDATE fin_asset_rates SET rate = '12,5';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = 'abc';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = '';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = ' ';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = '12.5 EUR';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = '1 000';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = '1''000.00';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = 'inf';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = '0x10';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = 9e999;
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = -9e999;
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = 1e300;
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = x'3132';
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = NULL;
--! NOT NULL constraint failed: fin_asset_rates.rate
UPDATE fin_asset_rates SET rate = -0.01;
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE fin_asset_rates SET rate = -1;
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
SELECT rate FROM fin_asset_rates;
--> 7.0

-- # A rate of 0 is of a worthless asset
UPDATE fin_asset_rates SET rate = 0;
SELECT rate, typeof(rate) FROM fin_asset_rates;
--> 0.0 | real

-- # Datetime is exact to the second and exists
UPDATE fin_asset_rates SET datetime = '2024-02-30 00:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2023-02-29 00:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-13-01 00:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31T00:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 00:00:00.5';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 00:00:00Z';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 24:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 23:59:60';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-01-31 00:00:00 ';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = ' 2024-01-31 00:00:0';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '2024-1-31 00:00:000';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '31.01.2024 00:00:00';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = 'now';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = '';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = 2460340.5;
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = 1706659200;
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = x'323032342d30312d33312030303a30303a3030';
--! fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_asset_rates SET datetime = NULL;
--! NOT NULL constraint failed: fin_asset_rates.datetime
SELECT DISTINCT datetime FROM fin_asset_rates;
--> 2024-01-31 00:00:00
UPDATE fin_asset_rates SET datetime = '2028-02-29 23:59:59';
SELECT datetime, typeof(datetime) FROM fin_asset_rates;
--> 2028-02-29 23:59:59 | text

-- # An asset has one rate at a moment; writing it again replaces it
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 2, 1.2);
--! UNIQUE constraint failed: fin_asset_rates.asset_id, fin_asset_rates.datetime
INSERT OR REPLACE INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2024-01-31 00:00:00', 2, 1.3);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 3, 200);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:01', 2, 1.4)
ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;
SELECT datetime, asset_id, rate FROM fin_asset_rates ORDER BY id;
--> 2024-01-31 00:00:00 | 2 | 1.3
--> 2024-01-31 00:00:00 | 3 | 200.0
--> 2024-01-31 00:00:01 | 2 | 1.4

-- # The asset exists
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-02-29 00:00:00', 9, 1.2);
--! FOREIGN KEY constraint failed
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-02-29 00:00:00', NULL, 1.2);
--! NOT NULL constraint failed: fin_asset_rates.asset_id

-- # OR REPLACE and OR IGNORE do not write what is refused
INSERT OR REPLACE INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2024-01-31 00:00:00', 2, '1,3');
--! fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
INSERT OR IGNORE INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2024-02-29', 2, 1), ('2024-02-29 00:00:00', 2, 'x'), ('2024-03-31 00:00:00', 2, 1.2);
SELECT datetime, asset_id, rate FROM fin_asset_rates ORDER BY id;
--> 2024-01-31 00:00:00 | 2 | 1.1
--> 2024-03-31 00:00:00 | 2 | 1.2
