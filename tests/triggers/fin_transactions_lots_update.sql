-- @include disposals.sql
INSERT INTO fin_transaction_lots (
    disposal_fin_transaction_id, acquisition_fin_transaction_id, amount
)
VALUES (3, 2, 4);

-- # What has lots stays at least as large, and of the same asset
UPDATE fin_transactions SET amount = -4 WHERE id = 3;
UPDATE fin_transactions SET amount = 4 WHERE id = 2;
UPDATE fin_transactions SET amount = -3 WHERE id = 3;
--! fin_transactions.amount: is less than its lots; change those in fin_transaction_lots first
UPDATE fin_transactions SET amount = 3 WHERE id = 2;
--! fin_transactions.amount: is less than its lots; change those in fin_transaction_lots first
UPDATE fin_transactions SET amount = 5 WHERE id = 3;
--! fin_transactions.amount: is less than its lots; change those in fin_transaction_lots first
UPDATE fin_transactions SET asset_storage_id = 5 WHERE id = 2;
--! fin_transactions.asset_storage_id: has lots of another asset; delete those first

-- # Without lots it may change
UPDATE fin_transactions SET amount = 3 WHERE id = 1;
SELECT amount FROM fin_transactions WHERE id = 1;
--> 3.0
