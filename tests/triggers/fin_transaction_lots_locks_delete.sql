-- @include disposals.sql
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 1);
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 1);
INSERT INTO locks (storage_id, locked_until) VALUES (2, '2024-04-01 00:00:00');

-- # Nor deleted
DELETE FROM fin_transaction_lots WHERE id = 1;
--! fin_transaction_lots: its disposal is in a locked period; move its row in current_locks first
DELETE FROM fin_transaction_lots WHERE id = 2;
SELECT id FROM fin_transaction_lots;
--> 1
