-- @include base.sql
INSERT INTO fin_transaction_categories (name, parent_id, is_passive, is_initial_import)
VALUES ('Food', 5, 0, 0);

-- # A category that has transactions stays
INSERT INTO fin_transactions (asset_storage_id, datetime, amount, category_id)
VALUES (1, '2026-01-01 00:00:00', -1, 7);
DELETE FROM fin_transaction_categories WHERE name = 'Food';
--! fin_transaction_categories: is in use; give its transactions, plans, rules another one
UPDATE fin_transactions SET category_id = 5;
DELETE FROM fin_transaction_categories WHERE name = 'Food';

-- # One that is planned stays
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier,
    base_amount
)
VALUES (7, '>=', '2026-01-01 00:00:00', '+1 day', -10);
DELETE FROM fin_transaction_categories WHERE name = 'Food';
--! fin_transaction_categories: is in use; give its transactions, plans, rules another one

-- # One that a rule gives stays
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'bakery', 7);
DELETE FROM fin_transaction_categories WHERE name = 'Food';
--! fin_transaction_categories: is in use; give its transactions, plans, rules another one

-- # One that is not used goes
DELETE FROM fin_transaction_categories WHERE name = 'Food';
SELECT count(*) FROM fin_transaction_categories;
--> 6
