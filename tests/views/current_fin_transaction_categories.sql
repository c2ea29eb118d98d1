-- @include accounts.sql

-- # The tree, flattened, in its order
SELECT id, name, level, path, level_0, level_1, level_2, level_3, is_passive, is_initial_import
FROM current_fin_transaction_categories;
--> 1 | all | 0 | all | all | NULL | NULL | NULL | NULL | NULL
--> 3 | exchange | 1 | all > exchange | all | exchange | NULL | NULL | 0 | 0
--> 8 | expenses | 1 | all > expenses | all | expenses | NULL | NULL | NULL | 0
--> 9 | groceries | 2 | all > expenses > groceries | all | expenses | groceries | NULL | 0 | 0
--> 10 | purchases | 2 | all > expenses > purchases | all | expenses | purchases | NULL | 0 | 0
--> 4 | income | 1 | all > income | all | income | NULL | NULL | NULL | 0
--> 7 | car lending | 2 | all > income > car lending | all | income | car lending | NULL | 1 | 0
--> 6 | dividends | 2 | all > income > dividends | all | income | dividends | NULL | 1 | 0
--> 5 | salary | 2 | all > income > salary | all | income | salary | NULL | 0 | 0
--> 2 | initial import | 1 | all > initial import | all | initial import | NULL | NULL | 0 | 1

-- # min_view_depth puts a category deeper, and its parent takes the levels between
UPDATE fin_transaction_categories SET min_view_depth = 3 WHERE name = 'groceries';
UPDATE fin_transaction_categories SET min_view_depth = 2 WHERE name IN ('exchange', 'dividends');
SELECT name, level, level_0, level_1, level_2, level_3, level_4
FROM current_fin_transaction_categories;
--> all | 0 | all | NULL | NULL | NULL | NULL
--> exchange | 2 | all | all | exchange | NULL | NULL
--> expenses | 1 | all | expenses | NULL | NULL | NULL
--> groceries | 3 | all | expenses | expenses | groceries | NULL
--> purchases | 2 | all | expenses | purchases | NULL | NULL
--> income | 1 | all | income | NULL | NULL | NULL
--> car lending | 2 | all | income | car lending | NULL | NULL
--> dividends | 2 | all | income | dividends | NULL | NULL
--> salary | 2 | all | income | salary | NULL | NULL
--> initial import | 1 | all | initial import | NULL | NULL | NULL

-- # What stands below a deep category stands deeper still
UPDATE fin_transaction_categories SET min_view_depth = 2 WHERE name IN ('expenses', 'groceries');
SELECT name, path, level, level_0, level_1, level_2, level_3, level_4
FROM current_fin_transaction_categories
WHERE path LIKE '%expenses%';
--> expenses | all > expenses | 2 | all | all | expenses | NULL | NULL
--> groceries | all > expenses > groceries | 3 | all | all | expenses | groceries | NULL
--> purchases | all > expenses > purchases | 3 | all | all | expenses | purchases | NULL

-- # A root has no parent to take the levels above its min_view_depth
UPDATE fin_transaction_categories SET min_view_depth = 1 WHERE name = 'all';
SELECT name, level, level_0, level_1, level_2, level_3
FROM current_fin_transaction_categories
WHERE id <= 5;
--> all | 1 | NULL | all | NULL | NULL
--> exchange | 2 | NULL | all | exchange | NULL
--> income | 2 | NULL | all | income | NULL
--> salary | 3 | NULL | all | income | salary
--> initial import | 2 | NULL | all | initial import | NULL

-- # Ten levels have columns, what is deeper loses its last names only there
INSERT INTO fin_transaction_categories (id, name, parent_id, min_view_depth)
VALUES (20, 'nine', 1, 9), (21, 'ten', 20, 0);
SELECT name, level, path, level_0, level_1, level_8, level_9
FROM current_fin_transaction_categories
WHERE id >= 20;
--> nine | 9 | all > nine | all | all | all | nine
--> ten | 10 | all > nine > ten | all | all | all | nine

-- # Names sort within their parent, whatever is in them
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (20, 'income 2', 1, 0, 0), (21, 'income > salary', 1, 0, 0);
SELECT name, path FROM current_fin_transaction_categories WHERE path LIKE '%income%';
--> income | all > income
--> car lending | all > income > car lending
--> dividends | all > income > dividends
--> salary | all > income > salary
--> income 2 | all > income 2
--> income > salary | all > income > salary

-- # No categories, no rows
DELETE FROM fin_transaction_categories WHERE parent_id > 1;
DELETE FROM fin_transaction_categories WHERE parent_id = 1;
DELETE FROM fin_transaction_categories;
SELECT * FROM current_fin_transaction_categories;
--> (none)

-- # What is typed is found beside what is computed
SELECT pseudo_id, id, parent, min_view_depth, role FROM current_fin_transaction_categories
WHERE name IN ('all', 'salary', 'initial import');
--> 1 | 1 | NULL | 0 | NULL
--> 5 | 5 | income | 0 | NULL
--> 2 | 2 | all | 0 | initial_import

-- # A category below its parent, below the root, and the root itself
INSERT INTO current_fin_transaction_categories (name, parent) VALUES ('rent', 'EXPENSES');
INSERT INTO current_fin_transaction_categories (name, parent) VALUES ('flat', 'car lending');
INSERT INTO current_fin_transaction_categories (name, is_passive, min_view_depth)
VALUES ('Fees', '1', '2');
SELECT name, parent, level, is_passive, is_initial_import, role
FROM current_fin_transaction_categories
WHERE pseudo_id > 10;
--> Fees | all | 2 | 1 | 0 | fees
--> rent | expenses | 2 | 0 | 0 | NULL
--> flat | car lending | 3 | 1 | 0 | NULL

-- # The first category is the root
DELETE FROM swaps;
DELETE FROM fin_transactions;
DELETE FROM fin_transaction_categories WHERE parent_id > 1;
DELETE FROM fin_transaction_categories WHERE parent_id = 1;
DELETE FROM fin_transaction_categories;
INSERT INTO current_fin_transaction_categories (name) VALUES ('Everything');
INSERT INTO current_fin_transaction_categories (name) VALUES ('Food');
SELECT name, parent, is_passive, is_initial_import FROM current_fin_transaction_categories;
--> Everything | NULL | NULL | NULL
--> Food | Everything | 0 | 0

-- # Each column can be edited, as DB Browser sends it
UPDATE current_fin_transaction_categories SET name = 'food' WHERE pseudo_id = '9';
UPDATE current_fin_transaction_categories SET name = 'Food' WHERE pseudo_id = '9';
UPDATE current_fin_transaction_categories SET parent = 'Purchases' WHERE pseudo_id = '9';
UPDATE current_fin_transaction_categories SET min_view_depth = '4' WHERE pseudo_id = '9';
UPDATE current_fin_transaction_categories SET is_passive = '', is_initial_import = ''
WHERE pseudo_id = '3';
SELECT pseudo_id, name, path, level, is_passive, is_initial_import, parent, min_view_depth
FROM current_fin_transaction_categories
WHERE pseudo_id IN (2, 3, 9);
--> 3 | exchange | all > exchange | 1 | NULL | NULL | all | 0
--> 9 | Food | all > expenses > purchases > Food | 4 | 0 | 0 | purchases | 4
--> 2 | initial import | all > initial import | 1 | 0 | 1 | all | 0
SELECT typeof(is_passive), typeof(min_view_depth) FROM fin_transaction_categories WHERE id IN (2, 9);
--> integer | integer
--> integer | integer

-- # A category moves with all below it, and is renamed
UPDATE current_fin_transaction_categories SET name = 'what comes in' WHERE pseudo_id = '4';
UPDATE current_fin_transaction_categories SET parent = 'EXPENSES' WHERE pseudo_id = '4';
SELECT pseudo_id, path FROM current_fin_transaction_categories WHERE path LIKE '%comes in%';
--> 4 | all > expenses > what comes in
--> 7 | all > expenses > what comes in > car lending
--> 6 | all > expenses > what comes in > dividends
--> 5 | all > expenses > what comes in > salary

-- # A flag goes with the parent
UPDATE current_fin_transaction_categories SET parent = 'dividends' WHERE pseudo_id = '9';
--! fin_transaction_categories.is_passive: differs from its parent; set the same value
UPDATE current_fin_transaction_categories SET is_passive = '' WHERE pseudo_id = '9';
UPDATE current_fin_transaction_categories SET is_initial_import = '' WHERE pseudo_id = '9';
--! fin_transaction_categories.is_initial_import: differs from its parent; set the same value
UPDATE current_fin_transaction_categories SET parent = 'dividends' WHERE pseudo_id = '9';
SELECT is_passive, is_initial_import FROM current_fin_transaction_categories WHERE pseudo_id = 9;
--> 1 | 0

-- # Deleted, if nothing refers to it
DELETE FROM current_fin_transaction_categories WHERE pseudo_id IN ('5');
SELECT count(*) FROM fin_transaction_categories;
--> 9
DELETE FROM current_fin_transaction_categories WHERE pseudo_id = 8;
--! fin_transaction_categories: has categories below it; move or delete those first
INSERT INTO expenses (category, monthly_amount) VALUES ('groceries', 1);
DELETE FROM current_fin_transaction_categories WHERE name = 'groceries';
--! fin_transaction_categories: is in use; give its transactions, plans, rules another one

-- # What an insert refuses
INSERT INTO current_fin_transaction_categories (id, name) VALUES (20, 'new');
--! current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out
INSERT INTO current_fin_transaction_categories (name, role) VALUES ('new', 'fees');
--! current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out
INSERT INTO current_fin_transaction_categories (parent) VALUES ('all');
--! current_fin_transaction_categories.name: is empty; write a name, like Food
INSERT INTO current_fin_transaction_categories (name) VALUES ('Groceries');
--! current_fin_transaction_categories.name: is a category already; write another name
INSERT OR REPLACE INTO current_fin_transaction_categories (name) VALUES ('groceries');
--! current_fin_transaction_categories.name: is a category already; write another name
INSERT OR IGNORE INTO current_fin_transaction_categories (name) VALUES ('groceries');
--! current_fin_transaction_categories.name: is a category already; write another name
INSERT INTO current_fin_transaction_categories (name, parent) VALUES ('new', 'x');
--! current_fin_transaction_categories.parent: no such name in current_fin_transaction_categories; correct it or add it there
INSERT INTO current_fin_transaction_categories (name, min_view_depth) VALUES ('new', '1.5');
--! current_fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
INSERT INTO current_fin_transaction_categories (name, is_passive) VALUES ('new', 'yes');
--! fin_transaction_categories.is_passive
SELECT count(*) FROM fin_transaction_categories;
--> 10

-- # What an update refuses
UPDATE current_fin_transaction_categories SET level = 5 WHERE pseudo_id = '9';
--! current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out
UPDATE current_fin_transaction_categories SET level_2 = 'x' WHERE pseudo_id = '9';
--! current_fin_transaction_categories: ids, level, path, levels and role are computed; leave them out
UPDATE current_fin_transaction_categories SET name = '' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.name: is empty; write a name, like Food
UPDATE current_fin_transaction_categories SET name = 'SALARY' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.name: is a category already; write another name
UPDATE OR REPLACE current_fin_transaction_categories SET name = 'salary' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.name: is a category already; write another name
UPDATE OR IGNORE current_fin_transaction_categories SET name = 'salary' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.name: is a category already; write another name
UPDATE current_fin_transaction_categories SET parent = 'x' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.parent: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE current_fin_transaction_categories SET parent = '' WHERE pseudo_id = '9';
--! fin_transaction_categories.parent_id: not exactly one root; name the parent category
UPDATE current_fin_transaction_categories SET parent = 'groceries' WHERE pseudo_id = '8';
--! fin_transaction_categories.parent_id: a category below itself; choose another parent
UPDATE current_fin_transaction_categories SET min_view_depth = '-1' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0
UPDATE current_fin_transaction_categories SET min_view_depth = '' WHERE pseudo_id = '9';
--! current_fin_transaction_categories.min_view_depth: is empty; write 0
UPDATE current_fin_transaction_categories SET is_passive = 2 WHERE pseudo_id = '9';
--! fin_transaction_categories.is_passive
SELECT name, parent, min_view_depth FROM current_fin_transaction_categories WHERE pseudo_id = 9;
--> groceries | expenses | 0
