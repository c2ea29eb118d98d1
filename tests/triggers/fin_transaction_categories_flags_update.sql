INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import) VALUES
('All', NULL, NULL, NULL),
('Passive', 1, 1, 0),
('Active', 1, 0, NULL),
('Opening', 1, 0, 1),
('Dividends', 2, 1, 0),
('Salary', 3, 0, 0),
('Old shares', 4, 0, 1),
('Old bonds', 4, 0, 1);

-- # A flag is set from the leaves up and cleared from the root down
UPDATE fin_transaction_categories SET is_passive = NULL WHERE id = 2;
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 5;
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 2;
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 1;
UPDATE fin_transaction_categories SET is_initial_import = NULL WHERE id = 4;
UPDATE fin_transaction_categories SET is_initial_import = NULL WHERE id = 7;
SELECT id, is_passive, is_initial_import FROM fin_transaction_categories ORDER BY id;
--> 1 | 0 | NULL
--> 2 | 0 | 0
--> 3 | 0 | NULL
--> 4 | 0 | NULL
--> 5 | 0 | 0
--> 6 | 0 | 0
--> 7 | 0 | NULL
--> 8 | 0 | 1

-- # Another passive flag than the parent's is refused
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 5;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE fin_transaction_categories SET is_passive = NULL WHERE id = 5;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE OR IGNORE fin_transaction_categories SET is_passive = 1 WHERE id = 6;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE OR REPLACE fin_transaction_categories SET is_passive = 1 WHERE id = 6;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value

-- # Another passive flag than below is refused
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 2;
--! fin_transaction_categories.is_passive: differs below; set it on those below first
UPDATE fin_transaction_categories SET is_passive = 1 WHERE id = 3;
--! fin_transaction_categories.is_passive: differs below; set it on those below first
UPDATE fin_transaction_categories SET is_passive = 0 WHERE id = 1;
--! fin_transaction_categories.is_passive: differs below; set it on those below first

-- # Another initial import flag than the parent's is refused
UPDATE fin_transaction_categories SET is_initial_import = 0 WHERE id = 7;
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value
UPDATE fin_transaction_categories SET is_initial_import = NULL WHERE id = 7;
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value
UPDATE fin_transaction_categories SET is_initial_import = NULL WHERE id = 5;
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value

-- # Another initial import flag than below is refused
UPDATE fin_transaction_categories SET is_initial_import = 0 WHERE id = 4;
--! fin_transaction_categories.is_initial_import: differs below; set it on those below first
UPDATE fin_transaction_categories SET is_initial_import = 1 WHERE id = 3;
--! fin_transaction_categories.is_initial_import: differs below; set it on those below first
UPDATE fin_transaction_categories SET is_initial_import = 0 WHERE id = 1;
--! fin_transaction_categories.is_initial_import: differs below; set it on those below first

-- # A branch moves only to where its flags fit
UPDATE fin_transaction_categories SET parent_id = 2 WHERE id = 6;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE fin_transaction_categories SET parent_id = 3 WHERE id = 5;
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE fin_transaction_categories SET parent_id = 4 WHERE id = 6;
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value
UPDATE fin_transaction_categories SET parent_id = 3 WHERE id = 7;
UPDATE fin_transaction_categories SET parent_id = 2, is_passive = 1 WHERE id = 6;
UPDATE fin_transaction_categories SET parent_id = 1 WHERE id = 5;
SELECT id, parent_id, is_passive, is_initial_import
FROM fin_transaction_categories
ORDER BY id;
--> 1 | NULL | NULL | NULL
--> 2 | 1 | 1 | 0
--> 3 | 1 | 0 | NULL
--> 4 | 1 | 0 | 1
--> 5 | 1 | 1 | 0
--> 6 | 2 | 1 | 0
--> 7 | 3 | 0 | 1
--> 8 | 4 | 0 | 1

-- # Without a flag of its own a branch takes that of its new parent, with all that is below it
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive) VALUES
(20, 'Lending', 1, NULL), (21, 'Cars', 20, NULL), (22, 'Interest', 20, 1), (23, 'Costs', 21, NULL);
UPDATE fin_transaction_categories SET parent_id = 2 WHERE id = 20;
SELECT id, is_passive, is_initial_import FROM fin_transaction_categories WHERE id >= 20 ORDER BY id;
--> 20 | 1 | 0
--> 21 | 1 | 0
--> 22 | 1 | 0
--> 23 | 1 | 0
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive) VALUES
(30, 'Mixed', 1, NULL), (31, 'Some', 30, NULL), (32, 'Fees', 31, 0);
UPDATE fin_transaction_categories SET parent_id = 2 WHERE id = 30;
--! fin_transaction_categories.is_passive: differs below; set it on those below first
SELECT id, is_passive FROM fin_transaction_categories WHERE id >= 30 ORDER BY id;
--> 30 | NULL
--> 31 | NULL
--> 32 | 0

-- # A flag of the whole tree in one statement
UPDATE fin_transaction_categories SET is_passive = 0;
--! fin_transaction_categories.is_passive: differs below; set it on those below first
UPDATE fin_transaction_categories SET is_passive = NULL;
SELECT count(is_passive) FROM fin_transaction_categories;
--> 0

-- # Taking the place of another parent changes no flags
PRAGMA defer_foreign_keys = ON;
UPDATE OR REPLACE fin_transaction_categories SET id = 2 WHERE id = 6;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
SELECT id, is_passive FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 1
--> 3 | 0
--> 4 | 0
--> 5 | 1
--> 6 | 0
--> 7 | 0
--> 8 | 0
