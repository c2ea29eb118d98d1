-- @include base.sql
INSERT INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('New roof', 1, 5000, 1, '2024-01-01 00:00:00');

-- # A goal needs a name, which need not be unique
UPDATE balance_goals SET name = '';
--! balance_goals.name: is empty; write a name, like New roof
UPDATE balance_goals SET name = NULL;
--! NOT NULL constraint failed: balance_goals.name
INSERT INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('New roof', 1, 1000, 2, '2024-01-01 00:00:00');
SELECT * FROM balance_goals;
--> 1 | New roof | 1 | 5000.0 | 1 | NULL | NULL | 2024-01-01 00:00:00 | NULL
--> 2 | New roof | 1 | 1000.0 | 2 | NULL | NULL | 2024-01-01 00:00:00 | NULL

-- # Amount is a number
UPDATE balance_goals SET amount = '12.5';
SELECT amount, typeof(amount) FROM balance_goals;
--> 12.5 | real
UPDATE balance_goals SET amount = '  12.5 ';
SELECT amount, typeof(amount) FROM balance_goals;
--> 12.5 | real
UPDATE balance_goals SET amount = '1e3';
SELECT amount, typeof(amount) FROM balance_goals;
--> 1000.0 | real
UPDATE balance_goals SET amount = 7;
SELECT amount, typeof(amount) FROM balance_goals;
--> 7.0 | real
UPDATE balance_goals SET amount = '12,5';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = 'abc';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = '';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = ' ';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = '12.5 EUR';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = '1 000';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = '1''000.00';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = 'inf';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = '0x10';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = 9e999;
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = -9e999;
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = 1e300;
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = x'3132';
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
UPDATE balance_goals SET amount = NULL;
--! NOT NULL constraint failed: balance_goals.amount
SELECT amount FROM balance_goals;
--> 7.0

-- # Priority is a whole number, unique
INSERT INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('Trip', 1, 1000, 2, '2024-01-01 00:00:00');
UPDATE balance_goals SET priority = 'first' WHERE id = 1;
--! balance_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE balance_goals SET priority = '' WHERE id = 1;
--! balance_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE balance_goals SET priority = 1.5 WHERE id = 1;
--! balance_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE balance_goals SET priority = '1,5' WHERE id = 1;
--! balance_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE balance_goals SET priority = 9e999 WHERE id = 1;
--! balance_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE balance_goals SET priority = NULL WHERE id = 1;
--! NOT NULL constraint failed: balance_goals.priority
SELECT priority FROM balance_goals ORDER BY id;
--> 1
--> 2
UPDATE balance_goals SET priority = '7' WHERE id = 1;
UPDATE balance_goals SET priority = 7.0 WHERE id = 2;
--! UNIQUE constraint failed: balance_goals.priority
UPDATE balance_goals SET priority = -3.0 WHERE id = 2;
SELECT priority, typeof(priority) FROM balance_goals ORDER BY id;
--> 7 | integer
--> -3 | integer

-- # Deadline is exact to the second and exists
UPDATE balance_goals SET deadline = '2024-02-30 00:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2023-02-29 00:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-13-01 00:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31T00:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 00:00:00.5';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 00:00:00Z';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 24:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 23:59:60';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-01-31 00:00:00 ';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = ' 2024-01-31 00:00:0';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '2024-1-31 00:00:000';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '31.01.2024 00:00:00';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = 'now';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = '';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = 2460340.5;
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = 1706659200;
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = x'323032342d30312d33312030303a30303a3030';
--! balance_goals.deadline: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET deadline = NULL;
SELECT DISTINCT deadline FROM balance_goals;
--> NULL
UPDATE balance_goals SET deadline = '2028-02-29 23:59:59';
SELECT deadline, typeof(deadline) FROM balance_goals;
--> 2028-02-29 23:59:59 | text

-- # Start datetime is exact to the second and exists
UPDATE balance_goals SET start_datetime = '2024-02-30 00:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2023-02-29 00:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-13-01 00:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31T00:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 00:00:00.5';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 00:00:00Z';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 24:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 23:59:60';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-01-31 00:00:00 ';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = ' 2024-01-31 00:00:0';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '2024-1-31 00:00:000';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '31.01.2024 00:00:00';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = 'now';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = '';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = 2460340.5;
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = 1706659200;
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = x'323032342d30312d33312030303a30303a3030';
--! balance_goals.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET start_datetime = NULL;
--! NOT NULL constraint failed: balance_goals.start_datetime
SELECT DISTINCT start_datetime FROM balance_goals;
--> 2024-01-01 00:00:00
UPDATE balance_goals SET start_datetime = '2028-02-29 23:59:59';
SELECT start_datetime, typeof(start_datetime) FROM balance_goals;
--> 2028-02-29 23:59:59 | text

-- # End datetime is exact to the second and exists
UPDATE balance_goals SET end_datetime = '2024-02-30 00:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2023-02-29 00:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-13-01 00:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31T00:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 00:00:00.5';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 00:00:00Z';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 24:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 23:59:60';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-01-31 00:00:00 ';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = ' 2024-01-31 00:00:0';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '2024-1-31 00:00:000';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '31.01.2024 00:00:00';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = 'now';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = '';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = 2460340.5;
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = 1706659200;
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = x'323032342d30312d33312030303a30303a3030';
--! balance_goals.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE balance_goals SET end_datetime = NULL;
SELECT DISTINCT end_datetime FROM balance_goals;
--> NULL
UPDATE balance_goals SET end_datetime = '2028-02-29 23:59:59';
SELECT end_datetime, typeof(end_datetime) FROM balance_goals;
--> 2028-02-29 23:59:59 | text

-- # A period ends after it starts
UPDATE balance_goals SET end_datetime = '2024-01-01 00:00:00';
--! balance_goals.end_datetime: is not after the start; write a later one
UPDATE balance_goals SET end_datetime = '2023-12-31 23:59:59';
--! balance_goals.end_datetime: is not after the start; write a later one
UPDATE balance_goals SET end_datetime = '2024-01-01 00:00:01';
SELECT start_datetime, end_datetime FROM balance_goals;
--> 2024-01-01 00:00:00 | 2024-01-01 00:00:01

-- # Account and result exist
UPDATE balance_goals SET asset_storage_id = 9;
--! FOREIGN KEY constraint failed
UPDATE balance_goals SET asset_storage_id = NULL;
--! NOT NULL constraint failed: balance_goals.asset_storage_id
UPDATE balance_goals SET result_transaction_id = 9;
--! FOREIGN KEY constraint failed
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (9, '2024-05-01 00:00:00', 1, -5000, 5);
UPDATE balance_goals SET result_transaction_id = 9;
SELECT result_transaction_id FROM balance_goals;
--> 9

-- # OR REPLACE takes over a priority and writes nothing that is refused
INSERT OR REPLACE INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('Trip', 1, 'lots', 1, '2024-01-01 00:00:00');
--! balance_goals.amount: is not a number; write digits with a dot, like 5000.00
SELECT name FROM balance_goals;
--> New roof
INSERT OR REPLACE INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('Trip', 1, 1000, 1, '2024-01-01 00:00:00');
SELECT name, priority FROM balance_goals;
--> Trip | 1
