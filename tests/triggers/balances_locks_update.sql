-- @include locked.sql

-- # Nothing up to the line changes, leaves or enters
UPDATE balances SET amount = 1 WHERE id = 1;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE balances SET amount = 500 WHERE id = 1;
UPDATE balances SET datetime = '2024-07-01 00:00:00' WHERE id = 1;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE balances SET datetime = '2024-05-01 00:00:00' WHERE id = 2;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE OR IGNORE balances SET asset_storage_id = 2 WHERE id = 3;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE OR REPLACE balances SET id = 1 WHERE id = 2;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE balances SET amount = 1 WHERE id IN (2, 3);
