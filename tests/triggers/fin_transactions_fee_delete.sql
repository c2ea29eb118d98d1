-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5),
(3, '2024-06-01 00:00:00', 1, -1, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (1, 2, 3);

-- # A swap goes on without its fee
DELETE FROM fin_transactions WHERE id = 3;
SELECT * FROM swaps;
--> 1 | 1 | NULL | 2 | NULL | NULL

-- # Also without foreign keys
PRAGMA foreign_keys = OFF;
DELETE FROM fin_transactions WHERE id = 3;
SELECT fee_fin_transaction_id FROM swaps;
--> NULL
