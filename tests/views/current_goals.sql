-- @include household.sql

-- # Goals, with what is missing as in current_balance_goals
SELECT * FROM current_goals;
--> 1 | Reserve | USD | Bank | 1500.0 | 2 | NULL | 2026-01-01 00:00:00 | NULL | Currencies | 0.0 | 1 | NULL
--> 2 | Holiday | USD | Bank | 500.0 | 1 | 2026-08-01 00:00:00 | 2026-01-01 00:00:00 | NULL | Currencies | 170.0 | 0 | 56.66666667
SELECT goal, amount_left, is_accomplished FROM current_balance_goals;
--> Holiday | 170.0 | 0
--> Reserve | 0.0 | 1

-- # The least that a goal needs
INSERT INTO current_goals (goal, storage, amount) VALUES ('New roof', 'bank', '5000');
SELECT * FROM current_goals WHERE goal = 'New roof';
--> 3 | New roof | USD | Bank | 5000.0 | 0 | NULL | 2026-06-15 12:00:00 | NULL | Currencies | 5000.0 | 0 | NULL
SELECT typeof(amount), typeof(priority) FROM balance_goals WHERE name = 'New roof';
--> real | integer

-- # The first goal, with all that can be said
DELETE FROM balance_goals;
INSERT INTO current_goals (goal, storage, amount) VALUES ('New roof', 'Bank', 5000);
SELECT priority FROM current_goals;
--> 100
INSERT INTO current_goals (
    goal, asset_code, asset_type, storage, amount, priority, deadline, start_datetime, end_datetime
)
VALUES (
    'Fund', 'vti', 'equities', 'Cash', 7, '3', '2027-01-01', '2026-07-01 08:00',
    '2027-06-30 00:00:01'
);
SELECT * FROM current_goals;
--> 3 | New roof | USD | Bank | 5000.0 | 100 | NULL | 2026-06-15 12:00:00 | NULL | Currencies | 3170.0 | 0 | NULL
--> 4 | Fund | VTI | Cash | 7.0 | 3 | 2027-01-01 00:00:00 | 2026-07-01 08:00:00 | 2027-06-30 00:00:01 | Equities | NULL | NULL | NULL
-- @now 2026-07-01 08:00:00
SELECT goal, amount_left, is_accomplished FROM current_goals WHERE goal = 'Fund';
--> Fund | 7.0 | 0
INSERT INTO current_goals (goal, storage, amount) VALUES ('Another', 'Bank', 5000);
SELECT goal, priority FROM current_goals;
--> New roof | 100
--> Fund | 3
--> Another | 2

-- # A goal that is over, or that led to a transaction, is gone
UPDATE balance_goals SET result_transaction_id = 13 WHERE id = 1;
UPDATE balance_goals SET end_datetime = '2026-06-15 12:00:00' WHERE id = 2;
SELECT * FROM current_goals;
--> (none)

-- # Each column can be edited, as DB Browser sends it
UPDATE current_goals SET goal = 'Rainy days' WHERE pseudo_id = '1';
UPDATE current_goals SET asset_code = 'eur' WHERE pseudo_id = '1';
UPDATE current_goals SET storage = 'CASH' WHERE pseudo_id = '1';
UPDATE current_goals SET amount = '12.5' WHERE pseudo_id = '1';
UPDATE current_goals SET priority = '7' WHERE pseudo_id = '1';
UPDATE current_goals SET deadline = '2026-12-24' WHERE pseudo_id = '1';
UPDATE current_goals SET start_datetime = '2026-02-01' WHERE pseudo_id = '1';
UPDATE current_goals SET end_datetime = '2027-02-01' WHERE pseudo_id = '1';
SELECT * FROM current_goals WHERE pseudo_id = '1';
--> 1 | Rainy days | EUR | Cash | 12.5 | 7 | 2026-12-24 00:00:00 | 2026-02-01 00:00:00 | 2027-02-01 00:00:00 | Currencies | 12.5 | 0 | 1.78571429
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 2);
UPDATE current_goals SET asset_type = 'Equities' WHERE pseudo_id = '1';
SELECT asset_code, asset_type, storage FROM current_goals WHERE pseudo_id = '1';
--> EUR | Equities | Cash

-- # And cleared
UPDATE current_goals SET asset_code = '' WHERE pseudo_id = '1';
UPDATE current_goals SET priority = '' WHERE pseudo_id = '1';
UPDATE current_goals SET deadline = '' WHERE pseudo_id = '1';
UPDATE current_goals SET start_datetime = '' WHERE pseudo_id = '1';
UPDATE current_goals SET end_datetime = '' WHERE pseudo_id = '1';
SELECT * FROM current_goals WHERE pseudo_id = '1';
--> 1 | Reserve | USD | Bank | 1500.0 | 0 | NULL | 2026-06-15 12:00:00 | NULL | Currencies | 170.0 | 0 | NULL

-- # Deleted
DELETE FROM current_goals WHERE pseudo_id IN ('1');
SELECT goal FROM current_goals;
--> Holiday

-- # What an insert refuses
INSERT INTO current_goals (pseudo_id, goal, storage, amount) VALUES (9, 'new', 'Bank', 1);
--! current_goals: pseudo_id and what follows asset_type are computed; omit them
INSERT INTO current_goals (storage, amount) VALUES ('Bank', 1);
--! current_goals.goal: is empty; write a name, like New roof
INSERT INTO current_goals (goal, storage) VALUES ('new', 'Bank');
--! current_goals.amount: is empty; write one, like 5000.00
INSERT INTO current_goals (goal, storage, amount) VALUES ('new', 'Bank', '12,5');
--! current_goals.amount: is not a number above 0; use a dot, like 5000.00
INSERT INTO current_goals (goal, storage, amount, asset_type) VALUES ('new', 'Bank', 1, 'x');
--! current_goals.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO current_goals (goal, storage, amount, asset_code) VALUES ('new', 'Bank', 1, 'X');
--! current_goals.asset_code: no such code, or in several types; correct it, or name its type too
INSERT INTO current_goals (goal, amount) VALUES ('new', 1);
--! current_goals.storage: is empty; write a name of current_fin_storages
INSERT INTO current_goals (goal, storage, amount) VALUES ('new', 'X', 1);
--! current_goals.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO current_goals (goal, storage, amount, priority) VALUES ('new', 'Bank', 1, '1.5');
--! current_goals.priority: is not a whole number; write 1, 2, 3 ...
INSERT INTO current_goals (goal, storage, amount, priority) VALUES ('new', 'Bank', 1, '1');
--! current_goals.priority: another goal has it; write another number
INSERT OR REPLACE INTO current_goals (goal, storage, amount, priority) VALUES ('new', 'Bank', 1, 1);
--! current_goals.priority: another goal has it; write another number
INSERT OR IGNORE INTO current_goals (goal, storage, amount, priority) VALUES ('new', 'Bank', 1, 1);
--! current_goals.priority: another goal has it; write another number
INSERT INTO current_goals (goal, storage, amount, deadline) VALUES ('new', 'Bank', 1, 'soon');
--! current_goals.deadline: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
INSERT INTO current_goals (goal, storage, amount, start_datetime) VALUES ('new', 'Bank', 1, 'now');
--! current_goals.start_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
INSERT INTO current_goals (goal, storage, amount, end_datetime) VALUES ('new', 'Bank', 1, '2026');
--! current_goals.end_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
INSERT INTO current_goals (goal, storage, amount, end_datetime) VALUES ('new', 'Bank', 1, '2026-01-01');
--! balance_goals.end_datetime: is not after the start; write a later one
SELECT count(*) FROM balance_goals;
--> 2

-- # What an update refuses
UPDATE current_goals SET amount_left = 1 WHERE pseudo_id = '1';
--! current_goals: pseudo_id and what follows asset_type are computed; omit them
UPDATE current_goals SET goal = '' WHERE pseudo_id = '1';
--! current_goals.goal: is empty; write a name, like New roof
UPDATE current_goals SET amount = '' WHERE pseudo_id = '1';
--! current_goals.amount: is empty; write one, like 5000.00
UPDATE current_goals SET amount = '12,5' WHERE pseudo_id = '1';
--! current_goals.amount: is not a number above 0; use a dot, like 5000.00
UPDATE current_goals SET asset_type = 'x' WHERE pseudo_id = '1';
--! current_goals.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE current_goals SET asset_code = 'X' WHERE pseudo_id = '1';
--! current_goals.asset_code: no such code, or in several types; correct it, or name its type too
UPDATE current_goals SET storage = '' WHERE pseudo_id = '1';
--! current_goals.storage: is empty; write a name of current_fin_storages
UPDATE current_goals SET storage = 'X' WHERE pseudo_id = '1';
--! current_goals.storage: no such name in current_fin_storages; correct it or add it there
UPDATE current_goals SET priority = 'high' WHERE pseudo_id = '1';
--! current_goals.priority: is not a whole number; write 1, 2, 3 ...
UPDATE current_goals SET priority = '1' WHERE pseudo_id = '1';
--! current_goals.priority: another goal has it; write another number
UPDATE OR REPLACE current_goals SET priority = '1' WHERE pseudo_id = '1';
--! current_goals.priority: another goal has it; write another number
UPDATE OR IGNORE current_goals SET priority = '1' WHERE pseudo_id = '1';
--! current_goals.priority: another goal has it; write another number
UPDATE current_goals SET deadline = 'soon' WHERE pseudo_id = '1';
--! current_goals.deadline: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
UPDATE current_goals SET start_datetime = '1.6.2026' WHERE pseudo_id = '1';
--! current_goals.start_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS
UPDATE current_goals SET end_datetime = '2026' WHERE pseudo_id = '1';
--! current_goals.end_datetime: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS

-- # What is to be put aside a month (ac-save-by: 10,000 by December, from January; 500 by March)
-- @now 2026-01-15 12:00:00
DELETE FROM balance_goals;
DELETE FROM balances;
INSERT INTO current_goals (goal, storage, amount, deadline) VALUES ('Car', 'Bank', 10000, '2026-12-31');
INSERT INTO current_goals (goal, storage, amount, deadline) VALUES ('Trip', 'Cash', 500, '2026-03-01');
INSERT INTO current_goals (goal, storage, amount) VALUES ('One day', 'Cash', 500);
SELECT goal, round(monthly_needed, 4) FROM current_goals ORDER BY goal;
--> Car | 833.3333
--> One day | NULL
--> Trip | 166.6667
INSERT INTO current_balances (asset_code, storage, balance) VALUES ('USD', 'Bank', 1500);
SELECT goal, round(monthly_needed, 4) FROM current_balance_goals WHERE monthly_needed > 0 ORDER BY goal;
--> Car | 708.3333
--> Trip | 166.6667
-- @now 2026-04-01 00:00:00
UPDATE current_goals SET deadline = '2027-03-31' WHERE goal = 'Trip';
SELECT goal, round(monthly_needed, 4) FROM current_goals ORDER BY goal;
--> Car | 944.4444
--> One day | NULL
--> Trip | 41.6667
-- In the last month, and after it, all that is missing; nothing once it is there.
-- @now 2027-03-31 23:59:59
SELECT goal, round(monthly_needed, 4) FROM current_goals WHERE monthly_needed IS NOT NULL ORDER BY goal;
--> Car | 8500.0
--> Trip | 500.0
INSERT INTO current_balances (asset_code, storage, balance) VALUES ('USD', 'Bank', 10000);
SELECT monthly_needed FROM current_goals WHERE goal = 'Car';
--> 0.0
