-- @include base.sql

-- # A category needs a name, once
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('', 1);
--! fin_transaction_categories.name: is empty; write a name, like Groceries
INSERT INTO fin_transaction_categories (name, parent_id) VALUES (' ', 1);
--! fin_transaction_categories.name: is empty; write a name, like Groceries
INSERT INTO fin_transaction_categories (name, parent_id) VALUES (NULL, 1);
--! NOT NULL constraint failed: fin_transaction_categories.name
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Salary', 1);
--! UNIQUE constraint failed: fin_transaction_categories.name
UPDATE fin_transaction_categories SET name = 'Wages' WHERE id = 3;
SELECT name FROM fin_transaction_categories WHERE id = 3;
--> Wages

-- # Flags are not set and the depth is 0 unless told otherwise
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Gifts', 1);
SELECT * FROM fin_transaction_categories WHERE name = 'Gifts';
--> 7 | Gifts | NULL | NULL | 1 | 0 | NULL

-- # Passive is 0, 1 or NULL
UPDATE fin_transaction_categories SET is_passive = 2 WHERE id = 3;
--! fin_transaction_categories.is_passive: is not a boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_passive = 'true' WHERE id = 3;
--! fin_transaction_categories.is_passive: is not a boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_passive = '' WHERE id = 3;
--! fin_transaction_categories.is_passive: is not a boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_passive = 0.5 WHERE id = 3;
--! fin_transaction_categories.is_passive: is not a boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_passive = NULL WHERE id = 3;
UPDATE fin_transaction_categories SET is_passive = '1' WHERE id = 3;
SELECT is_passive, typeof(is_passive) FROM fin_transaction_categories WHERE id = 3;
--> 1 | integer

-- # Initial import is 0, 1 or NULL
UPDATE fin_transaction_categories SET is_initial_import = 2 WHERE id = 6;
--! fin_transaction_categories.is_initial_import: no boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_initial_import = 'true' WHERE id = 6;
--! fin_transaction_categories.is_initial_import: no boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_initial_import = '' WHERE id = 6;
--! fin_transaction_categories.is_initial_import: no boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_initial_import = -1 WHERE id = 6;
--! fin_transaction_categories.is_initial_import: no boolean; write 1, 0 or NULL
UPDATE fin_transaction_categories SET is_initial_import = NULL WHERE id = 6;
UPDATE fin_transaction_categories SET is_initial_import = '0' WHERE id = 6;
SELECT is_initial_import, typeof(is_initial_import) FROM fin_transaction_categories WHERE id = 6;
--> 0 | integer

-- # A category is not both passive and an initial import
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Both', 1, 1, 1);
--! fin_transaction_categories.is_initial_import: is passive too; set only one to 1
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 6;
--! fin_transaction_categories.is_initial_import: is passive too; set only one to 1
UPDATE fin_transaction_categories SET is_initial_import = 1 WHERE id = 4;
--! fin_transaction_categories.is_initial_import: is passive too; set only one to 1
INSERT OR REPLACE INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Dividends', 2, 1, 1);
--! fin_transaction_categories.is_initial_import: is passive too; set only one to 1
SELECT * FROM fin_transaction_categories WHERE is_passive = 1 OR is_initial_import = 1;
--> 4 | Dividends | 1 | 0 | 2 | 0 | dividends
--> 6 | Opening | 0 | 1 | 1 | 0 | NULL

-- # The depth is a whole number of 0 or more
UPDATE fin_transaction_categories SET min_view_depth = -1 WHERE id = 3;
--! fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
UPDATE fin_transaction_categories SET min_view_depth = 1.5 WHERE id = 3;
--! fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
UPDATE fin_transaction_categories SET min_view_depth = 'two' WHERE id = 3;
--! fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
UPDATE fin_transaction_categories SET min_view_depth = '' WHERE id = 3;
--! fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
UPDATE fin_transaction_categories SET min_view_depth = NULL WHERE id = 3;
--! NOT NULL constraint failed: fin_transaction_categories.min_view_depth
UPDATE fin_transaction_categories SET min_view_depth = '2' WHERE id = 3;
SELECT min_view_depth, typeof(min_view_depth) FROM fin_transaction_categories WHERE id = 3;
--> 2 | integer

-- # The parent exists
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Gifts', 99);
--! FOREIGN KEY constraint failed
UPDATE fin_transaction_categories SET parent_id = 99 WHERE id = 3;
--! FOREIGN KEY constraint failed

-- # A category that has transactions stays
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-01-31 09:00:00', 1, 2500, 3);
DELETE FROM fin_transaction_categories WHERE id = 3;
--! fin_transaction_categories: is in use; give its transactions, plans, rules another one
INSERT OR REPLACE INTO fin_transaction_categories (name, parent_id, is_initial_import)
VALUES ('Salary', 2, 0);
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_transaction_categories SET name = 'Salary' WHERE id = 5;
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Dividends
--> 5 | Expenses
--> 6 | Opening

-- # A role is one of those that the program knows, and only one category has it
UPDATE fin_transaction_categories SET role = 'food' WHERE name = 'Salary';
--! fin_transaction_categories.role: is unknown; write income, expenses ... or NULL
UPDATE fin_transaction_categories SET role = 'income' WHERE name = 'Salary';
--! UNIQUE constraint failed: fin_transaction_categories.role
