-- @include base.sql
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier,
    base_amount
)
VALUES (5, '=', '2024-01-31 00:00:00', '+3 days', -100);

-- # A plan runs once, for any account, and is not fixed, unless told otherwise
SELECT * FROM fin_transaction_plans;
--> 1 | NULL | 5 | = | 2024-01-31 00:00:00 | NULL | NULL | NULL | +3 days | NULL | NULL | -100.0 | 0 | NULL

-- # The operators
UPDATE fin_transaction_plans SET criteria_operator = '>';
UPDATE fin_transaction_plans SET criteria_operator = '<';
UPDATE fin_transaction_plans SET criteria_operator = '<=';
UPDATE fin_transaction_plans SET criteria_operator = '>=';
UPDATE fin_transaction_plans SET criteria_operator = '=';
UPDATE fin_transaction_plans SET criteria_operator = '==';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = '=>';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = '<>';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = '> ';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = 'more';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = '';
--! fin_transaction_plans.criteria_operator: is unknown; write one of = > < <= >=
UPDATE fin_transaction_plans SET criteria_operator = NULL;
--! NOT NULL constraint failed: fin_transaction_plans.criteria_operator

-- # Start datetime is exact to the second and exists
UPDATE fin_transaction_plans SET start_datetime = '2024-02-30 00:00:00';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31T00:00:00';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31 24:00:00';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31 00:00:00 ';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = 'now';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = '';
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = 2460340.5;
--! fin_transaction_plans.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET start_datetime = NULL;
--! NOT NULL constraint failed: fin_transaction_plans.start_datetime
SELECT start_datetime FROM fin_transaction_plans;
--> 2024-01-31 00:00:00
UPDATE fin_transaction_plans SET start_datetime = '2028-02-29 23:59:59';
SELECT start_datetime, typeof(start_datetime) FROM fin_transaction_plans;
--> 2028-02-29 23:59:59 | text

-- # End datetime is exact to the second and exists
UPDATE fin_transaction_plans SET end_datetime = '2024-02-30 00:00:00';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = '2024-01-31';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = '2024-01-31T00:00:00';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = '2024-01-31 24:00:00';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = '2024-01-31 00:00:00 ';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = 'now';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = '';
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = 2460340.5;
--! fin_transaction_plans.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_transaction_plans SET end_datetime = NULL;
SELECT end_datetime FROM fin_transaction_plans;
--> NULL
UPDATE fin_transaction_plans SET end_datetime = '2028-02-29 23:59:59';
SELECT end_datetime, typeof(end_datetime) FROM fin_transaction_plans;
--> 2028-02-29 23:59:59 | text

-- # The end may be the start, not before it
UPDATE fin_transaction_plans SET end_datetime = '2024-01-31 00:00:00';
UPDATE fin_transaction_plans SET end_datetime = '2024-01-30 23:59:59';
--! fin_transaction_plans.end_datetime: is before the start; write a later one
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31 00:00:01';
--! fin_transaction_plans.end_datetime: is before the start; write a later one

-- # Exactly one amount
UPDATE fin_transaction_plans SET base_amount = NULL;
--! fin_transaction_plans: needs one amount; set either local_amount or base_amount
UPDATE fin_transaction_plans SET local_amount = -100, asset_storage_id = 1;
--! fin_transaction_plans: needs one amount; set either local_amount or base_amount
UPDATE fin_transaction_plans SET local_amount = -100, asset_storage_id = 1, base_amount = NULL;
UPDATE fin_transaction_plans SET base_amount = -100;
--! fin_transaction_plans: needs one amount; set either local_amount or base_amount
UPDATE fin_transaction_plans SET local_amount = NULL;
--! fin_transaction_plans: needs one amount; set either local_amount or base_amount
UPDATE fin_transaction_plans SET base_amount = -100, local_amount = NULL;
SELECT asset_storage_id, local_amount, base_amount FROM fin_transaction_plans;
--> 1 | NULL | -100.0

-- # A local amount is in the asset of an account
UPDATE fin_transaction_plans SET local_amount = -100, base_amount = NULL;
--! fin_transaction_plans.local_amount: has no asset_storage_id; set both
UPDATE fin_transaction_plans SET local_amount = -100, base_amount = NULL, asset_storage_id = 2;
UPDATE fin_transaction_plans SET asset_storage_id = NULL;
--! fin_transaction_plans.local_amount: has no asset_storage_id; set both
SELECT asset_storage_id, local_amount, base_amount FROM fin_transaction_plans;
--> 2 | -100.0 | NULL

-- # Base amount is a number
UPDATE fin_transaction_plans SET base_amount = '12.5';
SELECT base_amount, typeof(base_amount) FROM fin_transaction_plans;
--> 12.5 | real
UPDATE fin_transaction_plans SET base_amount = 0;
SELECT base_amount, typeof(base_amount) FROM fin_transaction_plans;
--> 0.0 | real
UPDATE fin_transaction_plans SET base_amount = -7;
SELECT base_amount, typeof(base_amount) FROM fin_transaction_plans;
--> -7.0 | real
UPDATE fin_transaction_plans SET base_amount = '12,5';
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = 'abc';
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = '';
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = '12.5 EUR';
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = 9e999;
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = -9e999;
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET base_amount = x'3132';
--! fin_transaction_plans.base_amount: is not a number; use a dot, like -12.50
SELECT base_amount FROM fin_transaction_plans;
--> -7.0

-- # Local amount is a number
UPDATE fin_transaction_plans SET local_amount = 1, base_amount = NULL, asset_storage_id = 2;
UPDATE fin_transaction_plans SET local_amount = '12.5';
SELECT local_amount, typeof(local_amount) FROM fin_transaction_plans;
--> 12.5 | real
UPDATE fin_transaction_plans SET local_amount = 0;
SELECT local_amount, typeof(local_amount) FROM fin_transaction_plans;
--> 0.0 | real
UPDATE fin_transaction_plans SET local_amount = -7;
SELECT local_amount, typeof(local_amount) FROM fin_transaction_plans;
--> -7.0 | real
UPDATE fin_transaction_plans SET local_amount = '12,5';
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = 'abc';
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = '';
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = '12.5 EUR';
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = 9e999;
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = -9e999;
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
UPDATE fin_transaction_plans SET local_amount = x'3132';
--! fin_transaction_plans.local_amount: is not a number; use a dot, like -12.50
SELECT local_amount FROM fin_transaction_plans;
--> -7.0

-- # Recurrence amount multiplier is a number
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = '12.5';
SELECT recurrence_amount_multiplier, typeof(recurrence_amount_multiplier) FROM fin_transaction_plans;
--> 12.5 | real
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = 0;
SELECT recurrence_amount_multiplier, typeof(recurrence_amount_multiplier) FROM fin_transaction_plans;
--> 0.0 | real
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = -7;
SELECT recurrence_amount_multiplier, typeof(recurrence_amount_multiplier) FROM fin_transaction_plans;
--> -7.0 | real
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = '12,5';
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = 'abc';
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = '';
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = '12.5 EUR';
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = 9e999;
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = -9e999;
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = x'3132';
--! fin_transaction_plans.recurrence_amount_multiplier: no number; write like 1.02
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = NULL;
SELECT recurrence_amount_multiplier FROM fin_transaction_plans;
--> NULL

-- # Fixed is 0 or 1
UPDATE fin_transaction_plans SET is_fixed = '1';
SELECT is_fixed, typeof(is_fixed) FROM fin_transaction_plans;
--> 1 | integer
UPDATE fin_transaction_plans SET is_fixed = 2;
--! fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0
UPDATE fin_transaction_plans SET is_fixed = 'true';
--! fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0
UPDATE fin_transaction_plans SET is_fixed = '';
--! fin_transaction_plans.is_fixed: is not a boolean; write 1 or 0
UPDATE fin_transaction_plans SET is_fixed = NULL;
--! NOT NULL constraint failed: fin_transaction_plans.is_fixed

-- # Category and account exist
UPDATE fin_transaction_plans SET transaction_category_id = 99;
--! FOREIGN KEY constraint failed
UPDATE fin_transaction_plans SET transaction_category_id = NULL;
--! NOT NULL constraint failed: fin_transaction_plans.transaction_category_id
UPDATE fin_transaction_plans SET asset_storage_id = 99;
--! FOREIGN KEY constraint failed
UPDATE fin_transaction_plans SET transaction_category_id = 1, asset_storage_id = 1;
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: is in use; delete its goals, plans, loan and rules first

-- # A deviation is needed
UPDATE fin_transaction_plans SET deviation_datetime_modifier = NULL;
--! NOT NULL constraint failed: fin_transaction_plans.deviation_datetime_modifier
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, base_amount
)
VALUES (5, '=', '2024-01-31 00:00:00', -100);
--! NOT NULL constraint failed: fin_transaction_plans.deviation_datetime_modifier

-- # OR REPLACE and OR IGNORE do not write what is refused
INSERT OR REPLACE INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier
)
VALUES (1, 5, '=', '2024-01-31 00:00:00', '+3 days');
--! fin_transaction_plans: needs one amount; set either local_amount or base_amount
INSERT OR IGNORE INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier,
    base_amount
)
VALUES (2, 5, '=', '2024-01-31', '+3 days', '-100');
SELECT id, base_amount FROM fin_transaction_plans;
--> 1 | -100.0

-- # A scenario has a name
UPDATE fin_transaction_plans SET scenario = 'Without a job';
UPDATE fin_transaction_plans SET scenario = ' ';
--! fin_transaction_plans.scenario: is empty; write a name, like Without a job
