-- @include locked.sql

-- # Nothing before the line changes
UPDATE fin_transactions SET amount = -99 WHERE id = 1;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE fin_transactions SET description = 'late' WHERE id = 1;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE OR IGNORE fin_transactions SET category_id = 1 WHERE id = 1;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE fin_transactions SET description = 'late' WHERE id IN (2, 3);

-- # Nothing leaves or enters the period, by date, account or id
UPDATE fin_transactions SET datetime = '2024-06-02 00:00:00' WHERE id = 1;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE fin_transactions SET datetime = '2024-05-30 00:00:00' WHERE id = 2;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE fin_transactions SET asset_storage_id = 3 WHERE id = 1;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE fin_transactions SET asset_storage_id = 1 WHERE id = 5;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
DELETE FROM swaps;
--! swaps: a side is in a locked period
UPDATE OR REPLACE fin_transactions SET id = 1 WHERE id = 2;
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
