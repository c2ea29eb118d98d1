-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 1, -90, 5);

-- # A part is of one transaction
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (1, 2);
SELECT * FROM fin_transaction_splits;
--> 1 | 1 | 2
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (1, 2);
--! UNIQUE constraint failed: fin_transaction_splits.part_fin_transaction_id

-- # And not of itself
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (1, 1);
--! fin_transaction_splits: a part of itself; write another transaction

-- # Both are transactions
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (1, 3);
--! FOREIGN KEY constraint failed
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (3, 1);
--! FOREIGN KEY constraint failed
