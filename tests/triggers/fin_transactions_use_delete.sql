-- @include base.sql
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2024-06-01 00:00:00', 1, -100, 5),
(2, '2024-06-01 00:00:00', 2, 90, 5),
(3, '2024-06-01 00:00:00', 1, -110, 5),
(4, '2024-06-01 00:00:00', 1, -120, 5);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
INSERT INTO balance_goals (
    name, asset_storage_id, amount, priority, start_datetime, result_transaction_id
)
VALUES ('New roof', 1, 110, 1, '2024-01-01 00:00:00', 3);

-- # A side of a swap stays until the swap goes
DELETE FROM fin_transactions WHERE id = 1;
--! fin_transactions: is one side of a swap; delete it in latest_swaps first
DELETE FROM fin_transactions WHERE id = 2;
--! fin_transactions: is one side of a swap; delete it in latest_swaps first
DELETE FROM swaps;
DELETE FROM fin_transactions WHERE id IN (1, 2);
SELECT id FROM fin_transactions ORDER BY id;
--> 3
--> 4

-- # The result of a goal stays until the goal names another
DELETE FROM fin_transactions WHERE id = 3;
--! fin_transactions: is the result of a goal; clear its result_transaction_id first
UPDATE balance_goals SET result_transaction_id = NULL;
DELETE FROM fin_transactions WHERE id = 3;
SELECT id FROM fin_transactions ORDER BY id;
--> 1
--> 2
--> 4

-- # A transaction whose cost is on record stays until the cost goes
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (4, 120);
DELETE FROM fin_transactions WHERE id = 4;
--! fin_transactions: has a cost; delete it in latest_fin_transactions, or clear its base_cost there
DELETE FROM fin_transaction_costs;
DELETE FROM fin_transactions WHERE id = 4;

-- # Nothing else keeps a transaction
DELETE FROM fin_transactions WHERE id = 4;
SELECT id FROM fin_transactions ORDER BY id;
--> 1
--> 2
--> 3

-- # One that is kept keeps the whole statement
DELETE FROM fin_transactions;
--! fin_transactions: is one side of a swap; delete it in latest_swaps first
SELECT count(*) FROM fin_transactions;
--> 4

-- # A part, and what it was taken off, stay until the split goes
INSERT INTO fin_transaction_splits (fin_transaction_id, part_fin_transaction_id) VALUES (3, 4);
DELETE FROM fin_transactions WHERE id = 4;
--! fin_transactions: is a part, or has some; delete it in latest_fin_transaction_splits
UPDATE balance_goals SET result_transaction_id = NULL;
DELETE FROM fin_transactions WHERE id = 3;
--! fin_transactions: is a part, or has some; delete it in latest_fin_transaction_splits
DELETE FROM fin_transaction_splits;
DELETE FROM fin_transactions WHERE id IN (3, 4);

-- # A transaction with lots stays until the lots go
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(5, '2024-06-01 00:00:00', 4, 10, 5),
(6, '2024-07-01 00:00:00', 4, -5, 5);
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (6, 5, 5);
DELETE FROM fin_transactions WHERE id = 5;
--! fin_transactions: has lots; delete its rows in fin_transaction_lots first
DELETE FROM fin_transactions WHERE id = 6;
--! fin_transactions: has lots; delete its rows in fin_transaction_lots first
DELETE FROM fin_transaction_lots;
DELETE FROM fin_transactions WHERE id IN (5, 6);
