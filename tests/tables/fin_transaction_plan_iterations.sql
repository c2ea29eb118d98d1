-- @include base.sql

-- # A monthly plan that names no day has one window a calendar month
INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 1200);
SELECT datetime, window_start_datetime, window_end_datetime, amount_factor, annual_count
FROM fin_transaction_plan_iterations
WHERE datetime IN ('2026-06-01 00:00:00', '2027-02-01 00:00:00', '2027-12-01 00:00:00');
--> 2026-06-01 00:00:00 | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | 1.0 | 12.0
--> 2027-02-01 00:00:00 | 2027-02-01 00:00:00 | 2027-03-01 00:00:00 | 1.0 | 12.0
--> 2027-12-01 00:00:00 | 2027-12-01 00:00:00 | 2028-01-01 00:00:00 | 1.0 | 12.0
SELECT count(*), max(datetime), count(DISTINCT annual_count) FROM fin_transaction_plan_iterations;
--> 721 | 2086-06-01 00:00:00 | 1
SELECT count(*)
FROM fin_transaction_plan_iterations AS iteration
INNER JOIN fin_transaction_plan_iterations AS next
    ON next.id = iteration.id + 1
WHERE iteration.window_end_datetime <> next.window_start_datetime;
--> 0

-- # A window reaches as far back as forth; those that would overlap meet in the middle
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, base_amount, start_datetime, end_datetime,
    recurrence_datetime_modifiers, recurrence_amount_multiplier, deviation_datetime_modifier
)
VALUES
(5, '=', -100, '2026-01-15 00:00:00', '2026-03-15 00:00:00', '+1 month', 2, '+3 days'),
(5, '=', -100, '2026-01-01 00:00:00', '2026-01-15 00:00:00', '+7 days', NULL, '+5 days'),
(5, '=', -100, '2026-01-10 00:00:00', NULL, NULL, NULL, '+1 day');
SELECT plan_id, datetime, window_start_datetime, window_end_datetime, amount_factor, annual_count
FROM fin_transaction_plan_iterations;
--> 1 | 2026-01-15 00:00:00 | 2026-01-12 00:00:00 | 2026-01-18 00:00:01 | 1.0 | 12.0
--> 1 | 2026-02-15 00:00:00 | 2026-02-12 00:00:00 | 2026-02-18 00:00:01 | 2.0 | 12.0
--> 1 | 2026-03-15 00:00:00 | 2026-03-12 00:00:00 | 2026-03-18 00:00:01 | 4.0 | 12.0
--> 2 | 2026-01-01 00:00:00 | 2025-12-27 00:00:00 | 2026-01-04 12:00:00 | 1.0 | 52.0
--> 2 | 2026-01-08 00:00:00 | 2026-01-04 12:00:00 | 2026-01-11 12:00:00 | 1.0 | 52.0
--> 2 | 2026-01-15 00:00:00 | 2026-01-11 12:00:00 | 2026-01-18 12:00:00 | 1.0 | 52.0
--> 3 | 2026-01-10 00:00:00 | 2026-01-09 00:00:00 | 2026-01-11 00:00:01 | 1.0 | 0.0

-- # Less often than once a year, and the last day of months that differ
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, base_amount, start_datetime, end_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier
)
VALUES
(5, '=', -100, '2026-01-15 00:00:00', '2030-01-15 00:00:00', '+2 years', '+3 days'),
(5, '=', -100, '2026-01-31 00:00:00', '2026-04-30 00:00:00', '+1 month;start of month;+30 days', '+1 day'),
(5, '=', -100, '2026-01-31 00:00:00', '2026-04-30 00:00:00', '+1 month', '+1 day');
SELECT plan_id, datetime, annual_count FROM fin_transaction_plan_iterations;
--> 1 | 2026-01-15 00:00:00 | 0.5
--> 1 | 2028-01-15 00:00:00 | 0.5
--> 1 | 2030-01-15 00:00:00 | 0.5
--> 2 | 2026-01-31 00:00:00 | 7.0
--> 2 | 2026-03-31 00:00:00 | 7.0
--> 3 | 2026-01-31 00:00:00 | 12.0
--> 3 | 2026-03-03 00:00:00 | 12.0
--> 3 | 2026-04-03 00:00:00 | 12.0

-- # A plan that is written anew is worked out anew, and takes its iterations along
INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 1200);
UPDATE fin_transaction_plans SET end_datetime = '2026-07-31 00:00:00';
SELECT plan_id, datetime FROM fin_transaction_plan_iterations;
--> 1 | 2026-06-01 00:00:00
--> 1 | 2026-07-01 00:00:00
UPDATE fin_transaction_plans SET recurrence_amount_multiplier = 0.5, start_datetime = '2026-07-01 00:00:00';
SELECT datetime, amount_factor FROM fin_transaction_plan_iterations;
--> 2026-07-01 00:00:00 | 1.0
DELETE FROM fin_transaction_plans;
SELECT count(*) FROM fin_transaction_plan_iterations;
--> 0

-- # Numbers and datetimes are what they say
INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 1200);
UPDATE fin_transaction_plan_iterations SET datetime = 'soon';
--! fin_transaction_plan_iterations.datetime: no datetime; edit the plan instead
UPDATE fin_transaction_plan_iterations SET window_start_datetime = 'soon';
--! fin_transaction_plan_iterations.window_start_datetime: is wrong; edit the plan
UPDATE fin_transaction_plan_iterations SET window_end_datetime = 'soon';
--! fin_transaction_plan_iterations.window_end_datetime: no datetime; edit the plan
UPDATE fin_transaction_plan_iterations SET amount_factor = 'x';
--! fin_transaction_plan_iterations.amount_factor: no number; edit the plan instead
UPDATE fin_transaction_plan_iterations SET annual_count = -1;
--! fin_transaction_plan_iterations.annual_count: no number; edit the plan instead
