-- @include household.sql

-- # Goals of one asset & storage are served one by one, the highest priority first
SELECT * FROM current_balance_goals;
--> 0 | Holiday | Bank | 500.0 | 170.0 | 2026-08-01 00:00:00 | Currencies | USD | 56.66666667
--> 1 | Reserve | Bank | 1500.0 | 0.0 | NULL | Currencies | USD | NULL

-- # Enough for the first, nothing for the second
UPDATE balances SET amount = 1500 WHERE asset_storage_id = 1 AND datetime = '2026-06-01 00:00:00';
SELECT is_accomplished, goal, amount_total, amount_left FROM current_balance_goals;
--> 0 | Holiday | 500.0 | 500.0
--> 1 | Reserve | 1500.0 | 0.0

-- # Not even enough for the first
UPDATE balances SET amount = 1400 WHERE asset_storage_id = 1 AND datetime = '2026-06-01 00:00:00';
SELECT is_accomplished, goal, amount_total, amount_left FROM current_balance_goals;
--> 0 | Reserve | 1500.0 | 100.0
--> 0 | Holiday | 500.0 | 500.0

-- # A debt serves no goal
UPDATE balances SET amount = -10 WHERE asset_storage_id = 1 AND datetime = '2026-06-01 00:00:00';
SELECT is_accomplished, goal, amount_total, amount_left FROM current_balance_goals;
--> 0 | Reserve | 1500.0 | 1500.0
--> 0 | Holiday | 500.0 | 500.0

-- # Exactly enough is enough, floating point or not
UPDATE balances SET amount = 0.3 WHERE asset_storage_id = 1 AND datetime = '2026-06-01 00:00:00';
UPDATE balance_goals SET amount = 0.1 * priority;
SELECT is_accomplished, goal, amount_left FROM current_balance_goals;
--> 1 | Reserve | 0.0
--> 1 | Holiday | 0.0

-- # Accomplished goals stand at the bottom, whatever their priority; the higher one is served first
INSERT INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES
('Shares', 4, 10, -1, '2026-01-01 00:00:00'),
('A share', 4, 1, 3, '2026-01-01 00:00:00');
SELECT is_accomplished, goal, asset_type, asset_code, amount_left FROM current_balance_goals;
--> 0 | Holiday | Currencies | USD | 170.0
--> 0 | Shares | Equities | VTI | 6.0
--> 1 | A share | Equities | VTI | 0.0
--> 1 | Reserve | Currencies | USD | 0.0

-- # A goal that resulted in a transaction is done and takes nothing from the others
UPDATE balance_goals SET result_transaction_id = 13 WHERE id = 1;
SELECT is_accomplished, goal, amount_left FROM current_balance_goals;
--> 1 | Holiday | 0.0

-- # Before its start and from its end on, a goal is irrelevant
UPDATE balance_goals SET end_datetime = '2026-06-15 12:00:00' WHERE id = 1;
UPDATE balance_goals SET start_datetime = '2026-06-15 12:00:00' WHERE id = 2;
SELECT goal, amount_left FROM current_balance_goals;
--> Holiday | 0.0
-- @now 2026-06-15 11:59:59
SELECT goal, amount_left FROM current_balance_goals;
--> Reserve | 0.0

-- # Without a balance everything is left
DELETE FROM balances;
SELECT is_accomplished, goal, amount_left FROM current_balance_goals;
--> 0 | Reserve | 1500.0
--> 0 | Holiday | 500.0

-- # A balance of the future does not count yet, that of adjust_balance does
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-06-15 12:00:02', 9999);
SELECT goal, amount_left FROM current_balance_goals WHERE goal = 'Holiday';
--> Holiday | 170.0
-- @now 2026-06-15 12:00:01
SELECT goal, amount_left FROM current_balance_goals WHERE goal = 'Holiday';
--> Holiday | 0.0

-- # Nothing can be edited
INSERT INTO current_balance_goals (goal) VALUES ('x');
--! cannot modify current_balance_goals because it is a view
UPDATE current_balance_goals SET goal = 'x';
--! cannot modify current_balance_goals because it is a view
DELETE FROM current_balance_goals;
--! cannot modify current_balance_goals because it is a view
