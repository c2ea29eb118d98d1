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

-- # Neither changed, nor made of one that is not filed
UPDATE fin_transaction_lots SET amount = 2 WHERE id = 1;
--! fin_transaction_lots: its disposal is in a locked period; move its row in current_locks first
UPDATE fin_transaction_lots SET disposal_fin_transaction_id = 3, acquisition_fin_transaction_id = 1
WHERE id = 2;
--! fin_transaction_lots: its disposal is in a locked period; move its row in current_locks first
UPDATE fin_transaction_lots SET amount = 2 WHERE id = 2;
SELECT amount FROM fin_transaction_lots ORDER BY id;
--> 1.0
--> 2.0
