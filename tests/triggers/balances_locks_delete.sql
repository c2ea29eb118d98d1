-- @include locked.sql

-- # What is up to the line stays
DELETE FROM balances WHERE id = 1;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
DELETE FROM balances WHERE id IN (2, 3);
SELECT id FROM balances;
--> 1
