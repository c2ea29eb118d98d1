-- @include locked.sql

-- # No side is in a locked period
DELETE FROM locks;
DELETE FROM swaps;
INSERT INTO locks (storage_id, locked_until) VALUES (1, '2024-06-01 00:00:00');
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 4);
--! swaps: a side is in a locked period; move or delete its row in current_locks first
INSERT OR IGNORE INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 3);
--! swaps: a side is in a locked period; move or delete its row in current_locks first
INSERT INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 2, 4);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (5, 2);

-- # OR REPLACE takes no swap away
INSERT OR REPLACE INTO swaps (id, credit_fin_transaction_id, debit_fin_transaction_id)
VALUES (1, 2, 4);
--! swaps: a side is in a locked period; move or delete its row in current_locks first

-- # Nor does a fee come in
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (2, 4, 1);
--! swaps: a side is in a locked period; move or delete its row in current_locks first
