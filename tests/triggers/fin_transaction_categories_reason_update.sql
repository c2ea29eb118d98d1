-- @include base.sql
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-06-01 00:00:00', 1, 12, 3), ('2024-06-02 00:00:00', 1, 12, 3);

-- # A category does not become passive while transactions of it lack a reason
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 3;
--! fin_transaction_categories.is_passive: its transactions lack a reason; add those first
UPDATE OR IGNORE fin_transaction_categories SET is_passive = 1 WHERE id = 3;
--! fin_transaction_categories.is_passive: its transactions lack a reason; add those first
UPDATE fin_transactions SET reason_fin_asset_storage_id = 4 WHERE id = 1;
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 3;
--! fin_transaction_categories.is_passive: its transactions lack a reason; add those first
UPDATE fin_transactions SET reason_phys_asset_ownership_id = 2 WHERE id = 2;
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 3;
SELECT is_passive FROM fin_transaction_categories WHERE id = 3;
--> 1

-- # One without transactions may
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 5;
SELECT is_passive FROM fin_transaction_categories WHERE id = 5;
--> 1

-- # One that is passive no more may
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 4;
SELECT is_passive FROM fin_transaction_categories WHERE id = 4;
--> 0

-- # No passive category takes over transactions without a reason
UPDATE OR REPLACE fin_transaction_categories SET id = 3 WHERE id = 4;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
