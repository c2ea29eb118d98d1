-- @include locked.sql
INSERT INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 2, 4);

-- # A swap of a locked transaction stays, and takes on none
UPDATE swaps SET debit_fin_transaction_id = 4 WHERE id = 1;
--! swaps: a side is in a locked period; move or delete its row in current_locks first
UPDATE swaps SET credit_fin_transaction_id = 1 WHERE id = 2;
--! swaps: a side is in a locked period; move or delete its row in current_locks first
UPDATE OR IGNORE swaps SET credit_fin_transaction_id = 5 WHERE id = 1;
--! swaps: a side is in a locked period; move or delete its row in current_locks first
UPDATE OR REPLACE swaps SET id = 1 WHERE id = 2;
--! swaps: a side is in a locked period; move or delete its row in current_locks first
UPDATE swaps SET credit_fin_transaction_id = 5 WHERE id = 2;
