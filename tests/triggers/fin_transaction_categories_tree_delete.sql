INSERT INTO fin_transaction_categories (name, parent_id) VALUES
('All', NULL),
('Income', 1),
('Salary', 2);

-- # What has categories below it stays
DELETE FROM fin_transaction_categories WHERE id = 1;
--! fin_transaction_categories: has categories below it; move or delete those first
DELETE FROM fin_transaction_categories WHERE id = 2;
--! fin_transaction_categories: has categories below it; move or delete those first
DELETE FROM fin_transaction_categories;
--! fin_transaction_categories: has categories below it; move or delete those first
SELECT id FROM fin_transaction_categories ORDER BY id;
--> 1
--> 2
--> 3

-- # Without foreign keys too
PRAGMA defer_foreign_keys = ON;
DELETE FROM fin_transaction_categories WHERE id = 2;
--! fin_transaction_categories: has categories below it; move or delete those first
SELECT id FROM fin_transaction_categories ORDER BY id;
--> 1
--> 2
--> 3

-- # From the leaves up all can go
DELETE FROM fin_transaction_categories WHERE id = 3;
DELETE FROM fin_transaction_categories WHERE id = 2;
DELETE FROM fin_transaction_categories WHERE id = 1;
INSERT INTO fin_transaction_categories (name) VALUES ('All');
SELECT id, name FROM fin_transaction_categories;
--> 4 | All
