-- @include base.sql
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-06-01 00:00:00', 1, 12, 3);

-- # OR REPLACE does not make a category passive whose transactions lack a reason
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (3, 'Salary', 2, 1, 0);
--! fin_transaction_categories.is_passive: its transactions lack a reason; add those first
UPDATE fin_transactions SET reason_phys_asset_ownership_id = 2;
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (3, 'Rent', 2, 1, 0);
SELECT name, is_passive FROM fin_transaction_categories WHERE id = 3;
--> Rent | 1

-- # Otherwise it may stay as it is
INSERT OR REPLACE INTO fin_transaction_categories (
    id, name, parent_id, is_passive, is_initial_import
)
VALUES (3, 'Wages', 2, 0, 0);
SELECT name, is_passive FROM fin_transaction_categories WHERE id = 3;
--> Wages | 0

-- # A new category has no transactions
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Rent', 2, 1, 0);
SELECT name, is_passive FROM fin_transaction_categories WHERE name = 'Rent';
--> Rent | 1
