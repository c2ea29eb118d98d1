-- @include base.sql
INSERT INTO fin_transactions (
    id, datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
)
VALUES
(1, '2024-06-01 00:00:00', 1, 12, 4, 4),
(2, '2024-06-01 00:00:00', 1, 12, 3, NULL);

-- # What is passive keeps a reason
UPDATE fin_transactions SET reason_fin_asset_storage_id = NULL WHERE id = 1;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE OR IGNORE fin_transactions SET reason_fin_asset_storage_id = NULL WHERE id = 1;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE fin_transactions
SET reason_fin_asset_storage_id = NULL, reason_phys_asset_ownership_id = 1
WHERE id = 1;
UPDATE fin_transactions SET reason_phys_asset_ownership_id = NULL WHERE id = 1;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
SELECT reason_fin_asset_storage_id, reason_phys_asset_ownership_id
FROM fin_transactions
WHERE id = 1;
--> NULL | 1

-- # What becomes passive needs one
UPDATE fin_transactions SET category_id = 4 WHERE id = 2;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE OR REPLACE fin_transactions SET category_id = 4 WHERE id = 2;
--! fin_transactions: the category is passive; name the asset or ownership that is the reason
UPDATE fin_transactions SET category_id = 4, reason_fin_asset_storage_id = 1 WHERE id = 2;
SELECT category_id, reason_fin_asset_storage_id FROM fin_transactions WHERE id = 2;
--> 4 | 1

-- # What is passive no more may lose it
UPDATE fin_transactions SET category_id = 3, reason_fin_asset_storage_id = NULL WHERE id = 1;
SELECT category_id, reason_fin_asset_storage_id FROM fin_transactions WHERE id = 1;
--> 3 | NULL
