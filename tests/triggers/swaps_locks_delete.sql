-- @include locked.sql
INSERT INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 2, 4);

-- # A swap of a locked transaction stays
DELETE FROM swaps WHERE id = 1;
--! swaps: a side is in a locked period; move or delete its row in current_locks first
DELETE FROM swaps WHERE id = 2;
SELECT id FROM swaps;
--> 1
