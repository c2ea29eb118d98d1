-- @include disposals.sql
INSERT INTO locks (storage_id, locked_until) VALUES (2, '2024-04-01 00:00:00');

-- # The lots of a filed disposal are as filed; a later one may take what was bought before
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 1);
--! fin_transaction_lots: its disposal is in a locked period; move its row in current_locks first
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (5, 2, 1);
SELECT count(*) FROM fin_transaction_lots;
--> 1
