-- @include base.sql
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-01-31 00:00:00', 10, 1);

-- # Amount is a number
UPDATE balances SET amount = '12.5';
SELECT amount, typeof(amount) FROM balances;
--> 12.5 | real
UPDATE balances SET amount = '  12.5 ';
SELECT amount, typeof(amount) FROM balances;
--> 12.5 | real
UPDATE balances SET amount = '1e3';
SELECT amount, typeof(amount) FROM balances;
--> 1000.0 | real
UPDATE balances SET amount = 7;
SELECT amount, typeof(amount) FROM balances;
--> 7.0 | real
UPDATE balances SET amount = '12,5';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = 'abc';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = '';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = ' ';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = '12.5 EUR';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = '1 000';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = '1''000.00';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = 'inf';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = '0x10';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = 9e999;
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = -9e999;
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = 1e300;
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = x'3132';
--! balances.amount: is not a number; write digits with a dot, like 1250.00
UPDATE balances SET amount = NULL;
--! NOT NULL constraint failed: balances.amount
SELECT amount FROM balances;
--> 7.0

-- # A balance may be 0 or owed
UPDATE balances SET amount = 0;
UPDATE balances SET amount = -12.5;
SELECT amount, typeof(amount) FROM balances;
--> -12.5 | real

-- # Datetime is exact to the second and exists
UPDATE balances SET datetime = '2024-02-30 00:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2023-02-29 00:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-13-01 00:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31T00:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 00:00:00.5';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 00:00:00Z';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 24:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 23:59:60';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-01-31 00:00:00 ';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = ' 2024-01-31 00:00:0';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '2024-1-31 00:00:000';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '31.01.2024 00:00:00';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = 'now';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = '';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = 2460340.5;
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = 1706659200;
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = x'323032342d30312d33312030303a30303a3030';
--! balances.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balances SET datetime = NULL;
--! NOT NULL constraint failed: balances.datetime
SELECT DISTINCT datetime FROM balances;
--> 2024-01-31 00:00:00
UPDATE balances SET datetime = '2028-02-29 23:59:59';
SELECT datetime, typeof(datetime) FROM balances;
--> 2028-02-29 23:59:59 | text

-- # An account has one balance at a moment
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-01-31 00:00:00', 20, 1);
--! UNIQUE constraint failed: balances.asset_storage_id, balances.datetime
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-01-31 00:00:00', 20, 2);
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-01-31 00:00:00', 30, 1)
ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
SELECT id, asset_storage_id, amount FROM balances ORDER BY id;
--> 1 | 1 | 30.0
--> 2 | 2 | 20.0

-- # The account exists
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-02-29 00:00:00', 1, 9);
--! FOREIGN KEY constraint failed
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-02-29 00:00:00', 1, NULL);
--! NOT NULL constraint failed: balances.asset_storage_id

-- # OR REPLACE and OR IGNORE do not write what is refused
INSERT OR REPLACE INTO balances (datetime, amount, asset_storage_id)
VALUES ('2024-01-31 00:00:00', '12,5', 1);
--! balances.amount: is not a number; write digits with a dot, like 1250.00
INSERT OR IGNORE INTO balances (datetime, amount, asset_storage_id)
VALUES ('2024-01-31 00:00:00', 20, 1), ('2024-02-29', 20, 1), ('2024-02-29 00:00:00', NULL, 1);
SELECT datetime, amount FROM balances;
--> 2024-01-31 00:00:00 | 10.0
