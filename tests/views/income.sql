-- @include yen.sql

-- # Monthly plans below their category
SELECT * FROM income;
--> 3 | 3 | consulting | 1000000.0 | 0 | by choice
--> 4 | 4 | spouse | 200000.0 | 1 | NULL
SELECT sum(monthly_amount) FROM income;
--> 1200000.0
SELECT
    planned.id, planned.description, category.name, parent.name, planned.criteria_operator,
    planned.start_datetime, planned.recurrence_datetime_modifiers,
    planned.deviation_datetime_modifier, planned.base_amount, planned.is_fixed
FROM fin_transaction_plans AS planned
INNER JOIN fin_transaction_categories AS category ON category.id = planned.transaction_category_id
INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
WHERE parent.name = 'income';
--> 3 | by choice | consulting | income | >= | 2026-06-01 00:00:00 | +1 month | +31 days | 1000000.0 | 0
--> 4 | NULL | spouse | income | >= | 2026-06-01 00:00:00 | +1 month | +31 days | 200000.0 | 1

-- # In a database without categories, the root and what is below it are made
DELETE FROM fin_transaction_plans;
DELETE FROM fin_transaction_costs;
DELETE FROM fin_transactions;
DELETE FROM fin_transaction_categories WHERE parent_id > 1;
DELETE FROM fin_transaction_categories WHERE parent_id = 1;
DELETE FROM fin_transaction_categories;
INSERT INTO income (source, monthly_amount) VALUES ('some', '12.5');
INSERT INTO income (source, monthly_amount) VALUES ('some', 0);
SELECT name, parent_id, is_passive, is_initial_import FROM fin_transaction_categories;
--> all | NULL | NULL | NULL
--> income | 9 | NULL | 0
--> some | 10 | 0 | 0
SELECT source, monthly_amount, is_guaranteed, notes FROM income;
--> some | 12.5 | 0 | NULL
--> some | 0.0 | 0 | NULL

-- # The category may be written with a capital, and have a flag
UPDATE fin_transaction_categories
SET name = 'Income', is_passive = 0
WHERE name = 'income';
INSERT INTO income (source, monthly_amount) VALUES ('some', 5);
SELECT category.name, category.is_passive, parent.name
FROM fin_transaction_categories AS category
INNER JOIN fin_transaction_categories AS parent ON parent.id = category.parent_id
WHERE category.name = 'some';
--> some | 0 | Income

-- # What was entered through the core: any period, any currency, what grows
-- @include plans.sql
UPDATE fin_transaction_plans
SET
    transaction_category_id = (SELECT id FROM fin_transaction_categories WHERE role = 'income'),
    base_amount = -base_amount,
    local_amount = -local_amount;
SELECT id, source, monthly_amount FROM income;
--> 5 | income | 1.0
--> 6 | income | 100.0
--> 7 | income | 52.0
--> 8 | income | 320.0
--> 9 | income | NULL
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (20, '2026-01-01 00:00:00', 150);
SELECT id, monthly_amount FROM income;
--> 5 | 1.0
--> 6 | 100.0
--> 7 | 52.0
--> 8 | 320.0
--> 9 | 1050.0
-- Amounts are edited in proportion, where they are not monthly.
UPDATE income SET monthly_amount = 3;
SELECT id, monthly_amount FROM income;
--> 5 | 3.0
--> 6 | 3.0
--> 7 | 3.0
--> 8 | 3.0
--> 9 | 3.0
SELECT local_amount, base_amount FROM fin_transaction_plans;
--> NULL | 3.0
--> NULL | 36.0
--> NULL | 0.69230769
--> NULL | 0.09375
--> 0.02 | NULL
--> NULL | 5.0
--> NULL | 5.0
--> NULL | 5.0

-- # Each column can be edited, as DB Browser sends it
UPDATE income SET monthly_amount = '310000.5' WHERE pseudo_id = '3';
UPDATE income SET source = 'another' WHERE pseudo_id = '3';
UPDATE income SET is_guaranteed = '1' WHERE pseudo_id = '3';
UPDATE income SET notes = 'changed' WHERE pseudo_id = '3';
SELECT * FROM income WHERE pseudo_id = 3;
--> 3 | 3 | another | 310000.5 | 1 | changed
UPDATE income SET notes = '' WHERE pseudo_id = '3';
UPDATE income SET source = 'spouse' WHERE pseudo_id = '3';
SELECT * FROM income WHERE pseudo_id = 3;
--> 3 | 3 | spouse | 310000.5 | 1 | NULL
SELECT typeof(is_fixed), base_amount FROM fin_transaction_plans WHERE id = 3;
--> integer | 310000.5
UPDATE income SET monthly_amount = 0 WHERE pseudo_id = '3';
UPDATE income SET monthly_amount = 5 WHERE pseudo_id = '3';
SELECT monthly_amount FROM income WHERE pseudo_id = 3;
--> 5.0

-- # Deleted, and the category stays
DELETE FROM income WHERE pseudo_id = 3;
SELECT source FROM income;
--> spouse
SELECT count(*) FROM fin_transaction_categories WHERE name = 'consulting';
--> 1

-- # What an insert refuses, leaving nothing behind
INSERT INTO income (id, source, monthly_amount) VALUES (9, 'new', 1);
--! income: pseudo_id and id are computed; omit them
INSERT INTO income (source, monthly_amount) VALUES (' ', 1);
--! income.source: is empty; write a category, like salary
INSERT INTO income (monthly_amount) VALUES (1);
--! income.source: is empty; write a category, like salary
INSERT INTO income (source, monthly_amount) VALUES ('initial import', 1);
--! income.source: is a category elsewhere; write another name, or move it below income
INSERT INTO income (source, monthly_amount) VALUES ('new', -1);
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO income (source, monthly_amount) VALUES ('new', '1,5');
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO income (source) VALUES ('new');
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO income (source, monthly_amount, is_guaranteed) VALUES ('new', 1, 'yes');
--! income.is_guaranteed: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO income (source, monthly_amount) VALUES ('new', '');
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
INSERT OR REPLACE INTO income (source, monthly_amount) VALUES ('initial import', 1);
--! income.source: is a category elsewhere; write another name, or move it below income
SELECT count(*) FROM fin_transaction_categories WHERE name = 'new';
--> 0
SELECT count(*) FROM income;
--> 2

-- # What an update refuses
UPDATE income SET id = 9 WHERE pseudo_id = '3';
--! income: pseudo_id and id are computed; edit the other columns
UPDATE income SET source = '' WHERE pseudo_id = '3';
--! income.source: is empty; write a category, like salary
UPDATE income SET source = 'initial import' WHERE pseudo_id = '3';
--! income.source: is a category elsewhere; write another name, or move it below income
UPDATE income SET monthly_amount = '' WHERE pseudo_id = '3';
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
UPDATE income SET monthly_amount = -1 WHERE pseudo_id = '3';
--! income.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00
UPDATE income SET is_guaranteed = 2 WHERE pseudo_id = '3';
--! income.is_guaranteed: is not a boolean; write 1 or 0
UPDATE fin_transaction_plans
SET base_amount = 0, recurrence_datetime_modifiers = '+1 year'
WHERE id = 3;
UPDATE income SET monthly_amount = 5 WHERE pseudo_id = '3';
--! income.monthly_amount: was 0 or unknown; edit current_fin_transaction_plans instead

-- # A letter off a category there is, is a slip of the pen
INSERT INTO income (source, monthly_amount) VALUES ('lectures', 400);
INSERT INTO income (source, monthly_amount) VALUES ('lecturs', 10);
--! income.source: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
UPDATE income SET source = 'Lectrues' WHERE source = 'lectures';
--! income.source: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first
