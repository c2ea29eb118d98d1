-- @include locked.sql

-- # What is before the line stays
DELETE FROM fin_transactions WHERE id = 6;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
DELETE FROM fin_transactions WHERE id IN (2, 5);
INSERT INTO locks (locked_until) VALUES ('2024-06-03 00:00:00');
DELETE FROM fin_transactions WHERE id = 4;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
SELECT count(*) FROM fin_transactions;
--> 4
