INSERT INTO fin_transaction_categories (name, parent_id) VALUES
('All', NULL),
('Income', 1),
('Salary', 2),
('Bonus', 3),
('Expenses', 1);

-- # A branch may move
UPDATE fin_transaction_categories SET parent_id = 5 WHERE id = 3;
SELECT id, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 1
--> 3 | 5
--> 4 | 3
--> 5 | 1

-- # A second root is refused
UPDATE fin_transaction_categories SET parent_id = NULL WHERE id = 2;
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
UPDATE OR REPLACE fin_transaction_categories SET parent_id = NULL WHERE id = 5;
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
UPDATE OR IGNORE fin_transaction_categories SET parent_id = NULL;
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
SELECT id, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 1
--> 3 | 2
--> 4 | 3
--> 5 | 1

-- # The root stays the root
UPDATE fin_transaction_categories SET parent_id = 5 WHERE id = 1;
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
UPDATE fin_transaction_categories SET parent_id = 1 WHERE id = 1;
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
UPDATE fin_transaction_categories SET name = 'Everything' WHERE id = 1;
SELECT id, name, parent_id FROM fin_transaction_categories WHERE id = 1;
--> 1 | Everything | NULL

-- # A category is not below itself
UPDATE fin_transaction_categories SET parent_id = 2 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = 3 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = 4 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE OR REPLACE fin_transaction_categories SET parent_id = 4 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE OR IGNORE fin_transaction_categories SET parent_id = 4 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = id WHERE id > 1;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
SELECT id, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 1
--> 3 | 2
--> 4 | 3
--> 5 | 1

-- # Two branches do not swap places in one statement
UPDATE fin_transaction_categories
SET parent_id = CASE id WHEN 2 THEN 3 ELSE 1 END
WHERE id IN (2, 3);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = 1 WHERE id = 3;
UPDATE fin_transaction_categories SET parent_id = 3 WHERE id = 2;
SELECT id, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 3
--> 3 | 1
--> 4 | 3
--> 5 | 1

-- # Without foreign keys neither
PRAGMA defer_foreign_keys = ON;
UPDATE fin_transaction_categories SET parent_id = 4 WHERE id = 2;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET id = 5, parent_id = 5 WHERE id = 4;
--! UNIQUE constraint failed: fin_transaction_categories.id
UPDATE fin_transaction_categories SET id = 9, parent_id = 9 WHERE id = 4;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE OR REPLACE fin_transaction_categories SET id = 2 WHERE id = 4;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_transaction_categories SET id = 1 WHERE id = 5;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_transaction_categories SET name = 'All' WHERE id = 2;
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | NULL
--> 2 | 1
--> 3 | 2
--> 4 | 3
--> 5 | 1

-- # No category takes the place of the root
UPDATE OR REPLACE fin_transaction_categories SET name = 'All' WHERE id = 4;
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_transaction_categories SET id = 1 WHERE id = 5;
--! fin_transaction_categories.id: is in use, other rows refer to it; keep it
SELECT id, name FROM fin_transaction_categories ORDER BY id;
--> 1 | All
--> 2 | Income
--> 3 | Salary
--> 4 | Bonus
--> 5 | Expenses

-- # Nor two hundred levels deep
INSERT INTO fin_transaction_categories (id, name, parent_id)
WITH RECURSIVE
levels (number) AS (
    SELECT 6
    UNION ALL
    SELECT number + 1 FROM levels WHERE number < 200
)

SELECT number, 'Level ' || number, number - 1 FROM levels;
UPDATE fin_transaction_categories SET parent_id = 200 WHERE id = 6;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = 200 WHERE id = 5;
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE fin_transaction_categories SET parent_id = 200 WHERE id = 2;
SELECT parent_id FROM fin_transaction_categories WHERE id IN (2, 5, 6) ORDER BY id;
--> 200
--> 1
--> 5
