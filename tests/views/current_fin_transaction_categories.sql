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

-- # Nothing can be edited
INSERT INTO current_fin_transaction_categories (name) VALUES ('x');
--! cannot modify current_fin_transaction_categories because it is a view
UPDATE current_fin_transaction_categories SET name = 'x';
--! cannot modify current_fin_transaction_categories because it is a view
DELETE FROM current_fin_transaction_categories;
--! cannot modify current_fin_transaction_categories because it is a view
