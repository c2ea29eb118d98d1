-- @include base.sql
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-01-31 09:00:00', 1, 2500, 3);

-- # Amount is a number
UPDATE fin_transactions SET amount = '12.5';
SELECT amount, typeof(amount) FROM fin_transactions;
--> 12.5 | real
UPDATE fin_transactions SET amount = '  12.5 ';
SELECT amount, typeof(amount) FROM fin_transactions;
--> 12.5 | real
UPDATE fin_transactions SET amount = '1e3';
SELECT amount, typeof(amount) FROM fin_transactions;
--> 1000.0 | real
UPDATE fin_transactions SET amount = 7;
SELECT amount, typeof(amount) FROM fin_transactions;
--> 7.0 | real
UPDATE fin_transactions SET amount = '12,5';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = 'abc';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = ' ';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '12.5 EUR';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '1 000';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '1''000.00';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = 'inf';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '0x10';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = 9e999;
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = -9e999;
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = 1e300;
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = x'3132';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = NULL;
--! NOT NULL constraint failed: fin_transactions.amount
UPDATE fin_transactions SET amount = 0;
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '0';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = -0.0;
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
UPDATE fin_transactions SET amount = '0.00';
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
SELECT amount FROM fin_transactions;
--> 7.0

-- # An amount may be tiny or negative
UPDATE fin_transactions SET amount = -1e-18;
SELECT amount < 0, typeof(amount) FROM fin_transactions;
--> 1 | real

-- # Datetime is exact to the second and exists
UPDATE fin_transactions SET datetime = '2024-02-30 00:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2023-02-29 00:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-13-01 00:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31T00:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 00:00:00.5';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 00:00:00Z';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 24:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 23:59:60';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-01-31 00:00:00 ';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = ' 2024-01-31 00:00:0';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '2024-1-31 00:00:000';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '31.01.2024 00:00:00';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = 'now';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = '';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = 2460340.5;
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = 1706659200;
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = x'323032342d30312d33312030303a30303a3030';
--! fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transactions SET datetime = NULL;
--! NOT NULL constraint failed: fin_transactions.datetime
SELECT DISTINCT datetime FROM fin_transactions;
--> 2024-01-31 09:00:00
UPDATE fin_transactions SET datetime = '2028-02-29 23:59:59';
SELECT datetime, typeof(datetime) FROM fin_transactions;
--> 2028-02-29 23:59:59 | text

-- # Two transactions may be alike
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-01-31 09:00:00', 1, 2500, 3), ('2024-01-31 09:00:00', 1, 2500, 3);
SELECT count(*) FROM fin_transactions;
--> 3

-- # At most one reason
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id,
    reason_fin_asset_storage_id, reason_phys_asset_ownership_id
)
VALUES ('2024-02-01 00:00:00', 1, -5, 5, 4, 1);
--! fin_transactions: has two reasons; leave one reason_* column NULL
UPDATE fin_transactions SET reason_fin_asset_storage_id = 4;
UPDATE fin_transactions SET reason_phys_asset_ownership_id = 1;
--! fin_transactions: has two reasons; leave one reason_* column NULL
UPDATE fin_transactions
SET reason_fin_asset_storage_id = NULL, reason_phys_asset_ownership_id = 1;
SELECT reason_fin_asset_storage_id, reason_phys_asset_ownership_id FROM fin_transactions;
--> NULL | 1

-- # Account, category and reasons exist
UPDATE fin_transactions SET asset_storage_id = 9;
--! FOREIGN KEY constraint failed
UPDATE fin_transactions SET asset_storage_id = NULL;
--! NOT NULL constraint failed: fin_transactions.asset_storage_id
UPDATE fin_transactions SET category_id = 99;
--! FOREIGN KEY constraint failed
UPDATE fin_transactions SET category_id = NULL;
--! NOT NULL constraint failed: fin_transactions.category_id
UPDATE fin_transactions SET reason_fin_asset_storage_id = 9;
--! FOREIGN KEY constraint failed
UPDATE fin_transactions SET reason_phys_asset_ownership_id = 9;
--! FOREIGN KEY constraint failed

-- # OR REPLACE and OR IGNORE do not write what is refused
INSERT OR REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2024-01-31 09:00:00', 1, '2500,00', 3);
--! fin_transactions.amount: is 0 or not a number; use a dot, like -12.50
INSERT OR IGNORE INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2024-01-31', 1, 1, 3),
('2024-01-31 09:00:00', 1, 0, 3),
('2024-01-31 09:00:00', NULL, 1, 3);
UPDATE OR IGNORE fin_transactions SET amount = 'abc';
SELECT * FROM fin_transactions;
--> 1 | 2024-01-31 09:00:00 | NULL | 1 | 2500.0 | 3 | NULL | NULL
