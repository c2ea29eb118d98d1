-- @include household.sql
UPDATE fin_transaction_categories SET role = name WHERE name IN ('income', 'expenses');
INSERT INTO current_fin_transaction_plans (category, amount, recurrence)
VALUES ('groceries', -400, '+1 month');

-- # The least that a plan needs
SELECT * FROM current_fin_transaction_plans;
--> 1 | NULL | groceries | >= | -400.0 | NULL | NULL | NULL | 2026-06-01 00:00:00 | +1 month | +31 days | NULL | NULL | 0 | NULL | USD | 2026-07-01 00:00:00 | -400.0
SELECT * FROM fin_transaction_plans;
--> 1 | NULL | 9 | >= | 2026-06-01 00:00:00 | NULL | +1 month | NULL | +31 days | NULL | NULL | -400.0 | 0 | NULL

-- # In the asset of a storage, which is added if it is missing
INSERT INTO current_fin_transaction_plans (
    description, category, criteria_operator, amount, asset_code, storage, start_datetime, recurrence,
    deviation, end_datetime, multiplier, is_fixed
)
VALUES (
    'from abroad', 'salary', '>', '100', 'eur', 'Cash', '2026-01-25', '+1 month', '+5 days',
    '2027-01-25 00:00', '1.01', '1'
);
SELECT * FROM current_fin_transaction_plans WHERE category = 'salary';
--> 2 | from abroad | salary | > | 100.0 | EUR | Cash | Currencies | 2026-01-25 00:00:00 | +1 month | +5 days | 2027-01-25 00:00:00 | 1.01 | 1 | NULL | EUR | 2026-06-25 00:00:00 | 130.07550125
SELECT asset_storage_id, local_amount, base_amount FROM fin_transaction_plans WHERE id = 2;
--> 7 | 100.0 | NULL
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id = 7;
--> 2 | 3

-- # A storage without a code is one of the base asset
INSERT INTO current_fin_transaction_plans (category, amount, storage) VALUES ('groceries', -5, 'Bank');
SELECT category, amount, asset_code, storage, asset_type, amount_asset, monthly_amount
FROM current_fin_transaction_plans
WHERE storage = 'Bank';
--> groceries | -5.0 | USD | Bank | Currencies | USD | NULL

-- # A code that several types have is found by its type
INSERT INTO fin_assets (id, code, type_id) VALUES (10, 'EUR', 2);
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, storage)
VALUES ('groceries', -5, 'EUR', 'Bank');
--! current_fin_transaction_plans.asset_code: no such code, or in several types; correct it, or name
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, asset_type, storage)
VALUES ('groceries', -5, 'EUR', 'Equities', 'Bank');
UPDATE current_fin_transaction_plans SET asset_type = 'Currencies' WHERE pseudo_id = '2';
SELECT asset_code, asset_type, storage, amount FROM current_fin_transaction_plans WHERE pseudo_id = 2;
--> EUR | Currencies | Bank | -5.0

-- # The window of a plan that names a day is small
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime, recurrence) VALUES
('groceries', -1, '2026-06-01', '+1 month'),
('groceries', -1, '2026-06-25', '+1 month'),
('groceries', -1, '2026-06-01 09:00', '+7 days'),
('groceries', -1, NULL, NULL);
SELECT start_datetime, recurrence, deviation, next_datetime, monthly_amount
FROM current_fin_transaction_plans;
--> 2026-06-01 00:00:00 | +1 month | +31 days | 2026-07-01 00:00:00 | -400.0
--> 2026-06-01 00:00:00 | +1 month | +31 days | 2026-07-01 00:00:00 | -1.0
--> 2026-06-25 00:00:00 | +1 month | +3 days | 2026-06-25 00:00:00 | -1.0
--> 2026-06-01 09:00:00 | +7 days | +3 days | 2026-06-22 09:00:00 | -4.33333333
--> 2026-06-01 00:00:00 | NULL | +31 days | NULL | NULL

-- # The amounts of a month are those of income and expenses
INSERT INTO current_fin_transaction_plans (
    category, amount, asset_code, storage, start_datetime, recurrence, multiplier
)
VALUES
('salary', 100, 'EUR', 'Bank', '2025-01-31', '+1 month', 1.02),
('salary', 3, 'UST', 'Bank', '2025-01-31', '+1 year', NULL),
('car lending', 7, NULL, NULL, '2026-07-01', '+7 days', NULL),
('car lending', 7, NULL, NULL, '2026-06-30', '+7 days', NULL),
('groceries', -9.5, NULL, NULL, '2026-01-10', '+1 month;start of month;+9 days', 2),
('groceries', -9.5, NULL, 'Cash', '2026-06-16', NULL, NULL),
('exchange', -100, NULL, 'Bank', '2026-06-16', '+1 month', NULL);
SELECT plan.pseudo_id, plan.category, plan.monthly_amount, plan.next_datetime, planned.monthly_amount
FROM current_fin_transaction_plans AS plan
LEFT JOIN (
    SELECT pseudo_id, monthly_amount FROM income
    UNION ALL
    SELECT pseudo_id, -monthly_amount FROM expenses
) AS planned ON planned.pseudo_id = plan.pseudo_id;
--> 1 | groceries | -400.0 | 2026-07-01 00:00:00 | -400.0
--> 2 | salary | 171.59821314 | 2026-07-03 00:00:00 | 171.59821314
--> 3 | salary | 24.5 | 2027-01-31 00:00:00 | 24.5
--> 4 | car lending | NULL | 2026-07-01 00:00:00 | NULL
--> 5 | car lending | 30.33333333 | 2026-06-30 00:00:00 | 30.33333333
--> 6 | groceries | -304.0 | 2026-07-10 00:00:00 | -304.0
--> 7 | groceries | NULL | 2026-06-16 00:00:00 | NULL
--> 8 | exchange | -100.0 | 2026-06-16 00:00:00 | NULL

-- # Without a rate the amount of a month is not known
INSERT INTO fin_assets (code, type_id) VALUES ('CHF', 1);
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, storage, recurrence)
VALUES ('salary', 100, 'CHF', 'Bank', '+1 month');
SELECT amount, amount_asset, monthly_amount FROM current_fin_transaction_plans WHERE pseudo_id = 2;
--> 100.0 | CHF | NULL

-- # What has ended is gone
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime, end_datetime) VALUES
('groceries', -1, '2026-06-13', NULL),
('groceries', -2, '2026-06-11', NULL);
INSERT INTO current_fin_transaction_plans (
    category, amount, start_datetime, recurrence, end_datetime
)
VALUES
('groceries', -3, '2026-01-01', '+1 month', '2026-06-15 12:00:00'),
('groceries', -4, '2026-01-01', '+1 month', '2026-06-15 11:59:59');
SELECT amount, next_datetime FROM current_fin_transaction_plans WHERE pseudo_id > 1;
--> -1.0 | NULL
--> -3.0 | NULL

-- # Each column can be edited, as DB Browser sends it
UPDATE current_fin_transaction_plans SET description = 'food' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET category = 'PURCHASES' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET criteria_operator = '<=' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET amount = '-410.5' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET storage = 'broker' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET asset_code = 'eur' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET start_datetime = '2026-02-03' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET recurrence = '+14 days' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET deviation = '+2 days' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET end_datetime = '2026-12-31' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET multiplier = '1.5' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET is_fixed = '1' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET scenario = ' Lean ' WHERE pseudo_id = '1';
SELECT * FROM current_fin_transaction_plans WHERE pseudo_id = '1';
--> 1 | food | purchases | <= | -410.5 | EUR | Broker | Currencies | 2026-02-03 00:00:00 | +14 days | +2 days | 2026-12-31 00:00:00 | 1.5 | 1 | Lean | EUR | 2026-06-23 00:00:00 | -42740.2056885
SELECT local_amount, base_amount, typeof(is_fixed) FROM fin_transaction_plans;
--> -410.5 | NULL | integer

-- # And cleared
UPDATE current_fin_transaction_plans SET description = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET criteria_operator = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET start_datetime = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET recurrence = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET deviation = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET end_datetime = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET multiplier = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET is_fixed = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET scenario = '' WHERE pseudo_id = '1';
SELECT * FROM current_fin_transaction_plans WHERE pseudo_id = '1';
--> 1 | NULL | groceries | >= | -400.0 | NULL | NULL | NULL | 2026-06-01 00:00:00 | NULL | +31 days | NULL | NULL | 0 | NULL | USD | NULL | NULL
UPDATE current_fin_transaction_plans SET storage = 'Broker', asset_code = 'EUR' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET storage = '' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.storage: is empty, but not for this asset; name it too
UPDATE current_fin_transaction_plans SET asset_code = '' WHERE pseudo_id = '1';
UPDATE current_fin_transaction_plans SET storage = '' WHERE pseudo_id = '1';
SELECT amount, asset_code, storage, amount_asset FROM current_fin_transaction_plans;
--> -400.0 | NULL | NULL | USD
SELECT local_amount, base_amount FROM fin_transaction_plans;
--> NULL | -400.0

-- # An amount in the base asset for one storage stays one, as long as it is that storage
UPDATE fin_transaction_plans SET asset_storage_id = 2;
UPDATE current_fin_transaction_plans SET amount = -50 WHERE pseudo_id = '1';
SELECT amount, asset_code, storage, amount_asset FROM current_fin_transaction_plans;
--> -50.0 | EUR | Bank | USD
UPDATE current_fin_transaction_plans SET storage = 'Cash' WHERE pseudo_id = '1';
SELECT amount, asset_code, storage, amount_asset FROM current_fin_transaction_plans;
--> -50.0 | EUR | Cash | EUR

-- # Only what says when it happens makes other iterations
UPDATE fin_transaction_plan_iterations SET amount_factor = 2.0;
UPDATE current_fin_transaction_plans SET amount = -50, category = 'purchases' WHERE pseudo_id = '1';
SELECT DISTINCT amount_factor FROM fin_transaction_plan_iterations;
--> 2.0
UPDATE current_fin_transaction_plans SET recurrence = '+1 year' WHERE pseudo_id = '1';
SELECT DISTINCT amount_factor FROM fin_transaction_plan_iterations;
--> 1.0

-- # A plan of a scenario counts in no figure of a month
SELECT monthly_amount FROM expenses;
--> 400.0
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, scenario)
VALUES ('groceries', -50, '+1 month', 'Lean');
SELECT scenario, amount, monthly_amount FROM current_fin_transaction_plans;
--> NULL | -400.0 | -400.0
--> Lean | -50.0 | -50.0
SELECT monthly_amount FROM expenses;
--> 400.0
SELECT monthly_expenses FROM current_key_ratios;
--> 400.0

-- # Deleted, and the category stays
DELETE FROM current_fin_transaction_plans WHERE pseudo_id IN ('1');
SELECT count(*) FROM fin_transaction_plans;
--> 0
SELECT count(*) FROM fin_transaction_plan_iterations;
--> 0
SELECT count(*) FROM fin_transaction_categories WHERE name = 'groceries';
--> 1

-- # What an insert refuses, leaving nothing behind
INSERT INTO current_fin_transaction_plans (pseudo_id, category, amount) VALUES (9, 'salary', 1);
--! current_fin_transaction_plans: pseudo_id and what follows scenario are computed; omit them
INSERT INTO current_fin_transaction_plans (amount) VALUES (1);
--! current_fin_transaction_plans.category: is empty; write one, like Rent
INSERT INTO current_fin_transaction_plans (category, amount) VALUES ('salry', 1);
--! current_fin_transaction_plans.category: no such name in current_fin_transaction_categories; correct it or add it there
INSERT INTO current_fin_transaction_plans (category) VALUES ('salary');
--! current_fin_transaction_plans.amount: is empty; write one, like -900.00
INSERT INTO current_fin_transaction_plans (category, amount) VALUES ('salary', '12,5');
--! current_fin_transaction_plans.amount: is not a number; write digits with a dot, like -900.00
INSERT INTO current_fin_transaction_plans (category, amount, asset_type) VALUES ('salary', 1, 'x');
--! current_fin_transaction_plans.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO current_fin_transaction_plans (category, amount, asset_code) VALUES ('salary', 1, 'X');
--! current_fin_transaction_plans.asset_code: no such code, or in several types; correct it, or name
INSERT INTO current_fin_transaction_plans (category, amount, storage) VALUES ('salary', 1, 'X');
--! current_fin_transaction_plans.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO current_fin_transaction_plans (category, amount, asset_code) VALUES ('salary', 1, 'EUR');
--! current_fin_transaction_plans.storage: is empty, but not for this asset; name it too
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime)
VALUES ('salary', 1, '2026-02-30');
--! current_fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD, or
INSERT INTO current_fin_transaction_plans (category, amount, end_datetime)
VALUES ('salary', 1, 'now');
--! current_fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD, or
INSERT INTO current_fin_transaction_plans (category, amount, end_datetime)
VALUES ('salary', 1, '2026-01-01');
--! fin_transaction_plans.end_datetime: is before the start; write a later one
INSERT INTO current_fin_transaction_plans (category, amount, criteria_operator)
VALUES ('salary', 1, '!');
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
INSERT INTO current_fin_transaction_plans (category, amount, recurrence)
VALUES ('salary', 1, 'monthly');
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO current_fin_transaction_plans (category, amount, deviation) VALUES ('salary', 1, 'x');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO current_fin_transaction_plans (category, amount, multiplier) VALUES ('salary', 1, '2 %');
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
INSERT INTO current_fin_transaction_plans (category, amount, is_fixed) VALUES ('salary', 1, 'yes');
--! fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0
INSERT OR IGNORE INTO current_fin_transaction_plans (category, amount) VALUES ('salry', 1);
--! current_fin_transaction_plans.category: no such name in current_fin_transaction_categories; correct it or add it there
INSERT OR REPLACE INTO current_fin_transaction_plans (category, amount) VALUES ('salary', '');
--! current_fin_transaction_plans.amount: is empty; write one, like -900.00
INSERT OR REPLACE INTO current_fin_transaction_plans (category, amount) VALUES ('salary', 1);
INSERT OR IGNORE INTO current_fin_transaction_plans (category, amount) VALUES ('salary', 2);
SELECT category, amount FROM current_fin_transaction_plans;
--> groceries | -400.0
--> salary | 1.0
--> salary | 2.0
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # What an update refuses
UPDATE current_fin_transaction_plans SET monthly_amount = 1 WHERE pseudo_id = '1';
--! current_fin_transaction_plans: pseudo_id and what follows scenario are computed; omit them
UPDATE current_fin_transaction_plans SET category = '' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.category: is empty; write one, like Rent
UPDATE current_fin_transaction_plans SET category = 'salry' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE current_fin_transaction_plans SET amount = '' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.amount: is empty; write one, like -900.00
UPDATE current_fin_transaction_plans SET amount = '12,5' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.amount: is not a number; write digits with a dot, like -900.00
UPDATE current_fin_transaction_plans SET asset_type = 'x' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE current_fin_transaction_plans SET asset_code = 'X' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.asset_code: no such code, or in several types; correct it, or name
UPDATE current_fin_transaction_plans SET asset_code = 'EUR' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.storage: is empty, but not for this asset; name it too
UPDATE current_fin_transaction_plans SET storage = 'X' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.storage: no such name in current_fin_storages; correct it or add it there
UPDATE current_fin_transaction_plans SET start_datetime = '1.6.2026' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD, or
UPDATE current_fin_transaction_plans SET end_datetime = '2026' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD, or
UPDATE current_fin_transaction_plans SET is_fixed = '2' WHERE pseudo_id = '1';
--! fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0
UPDATE OR IGNORE current_fin_transaction_plans SET category = 'salry' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.category: no such name in current_fin_transaction_categories; correct it or add it there
UPDATE OR REPLACE current_fin_transaction_plans SET amount = '' WHERE pseudo_id = '1';
--! current_fin_transaction_plans.amount: is empty; write one, like -900.00
SELECT category, amount FROM current_fin_transaction_plans;
--> groceries | -400.0
