INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('All', NULL);

-- # A second root is refused
INSERT INTO fin_transaction_categories (name) VALUES ('Other');
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Other', NULL);
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
INSERT OR IGNORE INTO fin_transaction_categories (name) VALUES ('Other');
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
INSERT OR REPLACE INTO fin_transaction_categories (name) VALUES ('Other');
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Income', 1), ('Other', NULL);
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
SELECT id, name FROM fin_transaction_categories;
--> 1 | All

-- # The root may be replaced by another one, as long as it stands alone
INSERT OR REPLACE INTO fin_transaction_categories (id, name) VALUES (1, 'Everything');
SELECT id, name, parent_id FROM fin_transaction_categories;
--> 1 | Everything | NULL

-- # The root is not replaced by what is none
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Income', 1);
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (1, 'All', 2);
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
PRAGMA defer_foreign_keys = ON;
INSERT OR REPLACE INTO fin_transaction_categories (name, parent_id) VALUES ('All', 2);
--! fin_transaction_categories: OR REPLACE would delete another row, which is in use; use UPDATE
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (1, 'All', 2);
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
SELECT id, name, parent_id FROM fin_transaction_categories;
--> 1 | All | NULL
--> 2 | Income | 1

-- # A category is not below itself
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 5);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 1);
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (6, 'Salary', 5);
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (7, 'Bonus', 6);
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 5);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 6);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 7);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (7, 'Bonus', 5);
SELECT id, name, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | All | NULL
--> 5 | Income | 1
--> 6 | Salary | 5
--> 7 | Bonus | 5

-- # Nor without foreign keys
PRAGMA defer_foreign_keys = ON;
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (6, 'Salary', 5);
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 6);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT INTO fin_transaction_categories (id, name, parent_id) VALUES (5, 'Income', 1);
SELECT id, name, parent_id FROM fin_transaction_categories ORDER BY id;
--> 1 | All | NULL
--> 5 | Income | 1
--> 6 | Salary | 5

-- # Nor two hundred levels deep
INSERT INTO fin_transaction_categories (id, name, parent_id)
WITH RECURSIVE
levels (number) AS (
    SELECT 2
    UNION ALL
    SELECT number + 1 FROM levels WHERE number < 200
)

SELECT number, 'Level ' || number, number - 1 FROM levels;
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (2, 'Two', 200);
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
INSERT OR REPLACE INTO fin_transaction_categories (id, name, parent_id) VALUES (200, 'Last', 2);
SELECT count(*) FROM fin_transaction_categories;
--> 200
