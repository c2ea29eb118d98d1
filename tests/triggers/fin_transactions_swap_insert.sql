-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-01-01 00:00:00', 1, -5, 3), ('2026-01-01 00:00:00', 2, 4, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);

-- # OR REPLACE turns no side of a swap
REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-01-01 00:00:00', 1, 5, 3);
--! fin_transactions.amount: what went out in a swap is < 0; delete the swap first
REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (2, '2026-01-01 00:00:00', 2, -4, 3);
--! fin_transactions.amount: what came in by a swap is > 0; delete the swap first
REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-01-01 00:00:00', 1, -6, 3);
SELECT id, amount FROM fin_transactions ORDER BY id;
--> 1 | -6.0
--> 2 | 4.0

-- # Other rows come in as they are
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-01 00:00:00', 1, 5, 3);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (9, '2026-01-01 00:00:00', 1, 5, 3);
SELECT count(*) FROM fin_transactions;
--> 4

-- # Nor a fee
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (9, '2026-01-01 00:00:00', 1, -5, 3);
UPDATE swaps SET fee_fin_transaction_id = 9;
REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (9, '2026-01-01 00:00:00', 1, 5, 3);
--! fin_transactions.amount: the fee of a swap is < 0; delete the swap first
