-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Gifts', 1);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-01 00:00:00', 1, 5, 3);

-- # The id of a row that is in use stays
UPDATE fin_transaction_categories SET id = 99 WHERE id = 3;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_transaction_categories SET id = 7 WHERE id = 3;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
UPDATE fin_transaction_categories SET id = 99 WHERE id = 7;
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
--> 99 | Gifts

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_transaction_categories SET name = 'Salary' WHERE id = 7;
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_transaction_categories SET id = 3 WHERE id = 7;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_transaction_categories SET name = 'Salary' WHERE id = 7;
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
--> 7 | Gifts

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_transaction_categories SET name = 'Gifts' WHERE id = 3;
UPDATE fin_transaction_categories SET name = 'New' WHERE id = 3;
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | New
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening
