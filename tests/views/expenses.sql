-- @include yen.sql

-- # Monthly plans below their category
SELECT * FROM expenses;
--> 1 | 1 | housing | 300000.0 | 1 | flat
--> 2 | 2 | food | 500000.0 | 0 | NULL
SELECT sum(monthly_amount) FROM expenses;
--> 800000.0
SELECT
    planned.id, planned.description, category.name, parent.name, planned.criteria_operator,
    planned.start_datetime, planned.recurrence_datetime_modifiers,
    planned.deviation_datetime_modifier, planned.base_amount, planned.is_fixed
FROM fin_transaction_plans AS planned
INNER JOIN fin_transaction_categories AS category ON category.id = planned.transaction_category_id
INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
WHERE parent.name = 'expenses';
--> 1 | flat | housing | expenses | >= | 2026-06-01 00:00:00 | +1 month | +31 days | -300000.0 | 1
--> 2 | NULL | food | expenses | >= | 2026-06-01 00:00:00 | +1 month | +31 days | -500000.0 | 0

-- # In a database without categories, the root and what is below it are made
DELETE FROM fin_transaction_plans;
DELETE FROM fin_transaction_costs;
DELETE FROM fin_transactions;
DELETE FROM fin_transaction_categories WHERE parent_id > 1;
DELETE FROM fin_transaction_categories WHERE parent_id = 1;
DELETE FROM fin_transaction_categories;
INSERT INTO expenses (category, monthly_amount) VALUES ('some', '12.5');
INSERT INTO expenses (category, monthly_amount) VALUES ('some', 0);
SELECT name, parent_id, is_passive, is_initial_import FROM fin_transaction_categories;
--> all | NULL | NULL | NULL
--> expenses | 9 | NULL | 0
--> some | 10 | 0 | 0
SELECT category, monthly_amount, is_fixed, notes FROM expenses;
--> some | 12.5 | 1 | NULL
--> some | 0.0 | 1 | NULL

-- # The category may be written with a capital, and have a flag
UPDATE fin_transaction_categories
SET name = 'Expenses', is_passive = 0
WHERE name = 'expenses';
INSERT INTO expenses (category, monthly_amount) VALUES ('some', 5);
SELECT category.name, category.is_passive, parent.name
FROM fin_transaction_categories AS category
INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
WHERE category.name = 'some';
--> some | 0 | Expenses

-- # What was entered through the core: any period, any currency, what grows
-- @include plans.sql
SELECT id, category, monthly_amount FROM expenses;
--> 5 | expenses | 1.0
--> 6 | expenses | 100.0
--> 7 | expenses | 52.0
--> 8 | expenses | 320.0
--> 9 | expenses | NULL
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (20, '2026-01-01 00:00:00', 150);
SELECT id, monthly_amount FROM expenses;
--> 5 | 1.0
--> 6 | 100.0
--> 7 | 52.0
--> 8 | 320.0
--> 9 | 1050.0
-- Amounts are edited in proportion, where they are not monthly.
UPDATE expenses SET monthly_amount = 3;
SELECT id, monthly_amount FROM expenses;
--> 5 | 3.0
--> 6 | 3.0
--> 7 | 3.0
--> 8 | 3.0
--> 9 | 3.0
SELECT local_amount, base_amount FROM fin_transaction_plans;
--> NULL | -3.0
--> NULL | -36.0
--> NULL | -0.69230769
--> NULL | -0.09375
--> -0.02 | NULL
--> NULL | -5.0
--> NULL | -5.0
--> NULL | -5.0

-- # Each column can be edited, as DB Browser sends it
UPDATE expenses SET monthly_amount = '310000.5' WHERE pseudo_id = '1';
UPDATE expenses SET category = 'another' WHERE pseudo_id = '1';
UPDATE expenses SET is_fixed = '0' WHERE pseudo_id = '1';
UPDATE expenses SET notes = 'changed' WHERE pseudo_id = '1';
SELECT * FROM expenses WHERE pseudo_id = 1;
--> 1 | 1 | another | 310000.5 | 0 | changed
UPDATE expenses SET notes = '' WHERE pseudo_id = '1';
UPDATE expenses SET category = 'food' WHERE pseudo_id = '1';
SELECT * FROM expenses WHERE pseudo_id = 1;
--> 1 | 1 | food | 310000.5 | 0 | NULL
SELECT typeof(is_fixed), base_amount FROM fin_transaction_plans WHERE id = 1;
--> integer | -310000.5
UPDATE expenses SET monthly_amount = 0 WHERE pseudo_id = '1';
UPDATE expenses SET monthly_amount = 5 WHERE pseudo_id = '1';
SELECT monthly_amount FROM expenses WHERE pseudo_id = 1;
--> 5.0

-- # Deleted, and the category stays
DELETE FROM expenses WHERE pseudo_id = 1;
SELECT category FROM expenses;
--> food
SELECT count(*) FROM fin_transaction_categories WHERE name = 'housing';
--> 1

-- # What an insert refuses, leaving nothing behind
INSERT INTO expenses (id, category, monthly_amount) VALUES (9, 'new', 1);
--! expenses: pseudo_id and id are computed; omit them
INSERT INTO expenses (category, monthly_amount) VALUES (' ', 1);
--! expenses.category: is empty; write a category, like food
INSERT INTO expenses (monthly_amount) VALUES (1);
--! expenses.category: is empty; write a category, like food
INSERT INTO expenses (category, monthly_amount) VALUES ('initial import', 1);
--! expenses.category: is a category elsewhere; write another name, or move it below expenses
INSERT INTO expenses (category, monthly_amount) VALUES ('new', -1);
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO expenses (category, monthly_amount) VALUES ('new', '1,5');
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO expenses (category) VALUES ('new');
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO expenses (category, monthly_amount, is_fixed) VALUES ('new', 1, 'yes');
--! expenses.is_fixed: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO expenses (category, monthly_amount) VALUES ('new', '');
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT OR REPLACE INTO expenses (category, monthly_amount) VALUES ('initial import', 1);
--! expenses.category: is a category elsewhere; write another name, or move it below expenses
SELECT count(*) FROM fin_transaction_categories WHERE name = 'new';
--> 0
SELECT count(*) FROM expenses;
--> 2

-- # What an update refuses
UPDATE expenses SET id = 9 WHERE pseudo_id = '1';
--! expenses: pseudo_id and id are computed; edit the other columns
UPDATE expenses SET category = '' WHERE pseudo_id = '1';
--! expenses.category: is empty; write a category, like food
UPDATE expenses SET category = 'initial import' WHERE pseudo_id = '1';
--! expenses.category: is a category elsewhere; write another name, or move it below expenses
UPDATE expenses SET monthly_amount = '' WHERE pseudo_id = '1';
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
UPDATE expenses SET monthly_amount = -1 WHERE pseudo_id = '1';
--! expenses.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
UPDATE expenses SET is_fixed = 2 WHERE pseudo_id = '1';
--! expenses.is_fixed: is not a boolean; write 1 or 0
UPDATE fin_transaction_plans
SET base_amount = 0, recurrence_datetime_modifiers = '+1 year'
WHERE id = 1;
UPDATE expenses SET monthly_amount = 5 WHERE pseudo_id = '1';
--! expenses.monthly_amount: was 0 or unknown; edit current_fin_transaction_plans instead

-- # A category is found in any case: no second one is made
INSERT INTO expenses (category, monthly_amount) VALUES ('Food', 1);
UPDATE "expenses" SET "category"='HOUSING' WHERE "monthly_amount" = 1;
SELECT category, monthly_amount FROM expenses WHERE lower(category) IN ('food', 'housing');
--> housing | 300000.0
--> food | 500000.0
--> housing | 1.0
SELECT count(*) FROM fin_transaction_categories WHERE lower(name) = 'food';
--> 1

-- # A letter off a category there is, is a slip of the pen; a category of that name may be added
INSERT INTO expenses (category, monthly_amount) VALUES ('groceries', 400);
INSERT INTO expenses (category, monthly_amount) VALUES ('grocerie', 10);
--! expenses.category: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
INSERT INTO expenses (category, monthly_amount) VALUES ('Grocceries', 10);
--! expenses.category: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
INSERT INTO expenses (category, monthly_amount) VALUES ('groecries', 10);
--! expenses.category: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
INSERT INTO expenses (category, monthly_amount) VALUES ('gruceries', 10);
--! expenses.category: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
UPDATE expenses SET category = 'groceriess' WHERE category = 'groceries';
--! expenses.category: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
INSERT INTO current_fin_transaction_categories (name, parent) VALUES ('grocerie', 'expenses');
INSERT INTO expenses (category, monthly_amount) VALUES ('grocerie', 10), ('GROCERIES', 5);
SELECT category, monthly_amount FROM expenses WHERE category LIKE 'groc%';
--> groceries | 400.0
--> grocerie | 10.0
--> groceries | 5.0
