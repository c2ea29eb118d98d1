-- @include base.sql
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, base_amount,
    start_datetime, deviation_datetime_modifier
)
VALUES (5, '=', -100, '2024-01-01 00:00:00', '+1 hour');

-- # A plan may become recurrent, and single again
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month';
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month;start of month';
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = NULL;
SELECT recurrence_datetime_modifiers FROM fin_transaction_plans;
--> NULL

-- # What is refused at first is refused later
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month;+1 day;+1 day;+1 day';
--! fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month;';
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '';
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = 'monthly';
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month;localtime';
--! fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '-1 day';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = 'weekday 1';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE fin_transaction_plans SET recurrence_datetime_modifiers = '+1 month;-30 days';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
SELECT recurrence_datetime_modifiers FROM fin_transaction_plans;
--> NULL

-- # Moving the start or the end looks at the dates again
UPDATE fin_transaction_plans
SET recurrence_datetime_modifiers = '+1 month;-30 days', end_datetime = '2024-01-02 00:00:00';
UPDATE fin_transaction_plans SET end_datetime = NULL;
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE fin_transaction_plans SET end_datetime = '2024-03-02 00:00:00';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE fin_transaction_plans
SET start_datetime = '2024-04-01 00:00:00', end_datetime = '2024-04-02 00:00:00';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE fin_transaction_plans
SET start_datetime = '2024-05-01 00:00:00', end_datetime = '2024-05-02 00:00:00';
SELECT start_datetime, end_datetime FROM fin_transaction_plans;
--> 2024-05-01 00:00:00 | 2024-05-02 00:00:00
UPDATE fin_transaction_plans SET start_datetime = '2024-04-01 00:00:00';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month

-- # OR IGNORE and OR REPLACE do not write what is refused
UPDATE OR IGNORE fin_transaction_plans SET recurrence_datetime_modifiers = '-1 day';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
UPDATE OR REPLACE fin_transaction_plans SET recurrence_datetime_modifiers = '-1 day';
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
SELECT recurrence_datetime_modifiers FROM fin_transaction_plans;
--> NULL

-- # It may become longer or shorter
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '+3 days';
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '1 month';
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '00:30:00';
SELECT deviation_datetime_modifier FROM fin_transaction_plans;
--> 00:30:00

-- # Of the deviation: What is refused at first is refused later
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '+0 days';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '-3 days';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = 'start of month';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = 'weekday 2';
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '3';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '+3 days;+1 day';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
SELECT deviation_datetime_modifier FROM fin_transaction_plans;
--> +1 hour

-- # Moving the start looks at the deviation again
UPDATE fin_transaction_plans SET deviation_datetime_modifier = '+1 month';
UPDATE fin_transaction_plans SET start_datetime = '2024-01-31 00:00:00';
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
UPDATE fin_transaction_plans SET start_datetime = '2024-01-30 00:00:00';
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
UPDATE fin_transaction_plans SET start_datetime = '2024-01-29 00:00:00';
SELECT start_datetime FROM fin_transaction_plans;
--> 2024-01-29 00:00:00

-- # Of the deviation: OR IGNORE and OR REPLACE do not write what is refused
UPDATE OR IGNORE fin_transaction_plans SET deviation_datetime_modifier = '-3 days';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
UPDATE OR REPLACE fin_transaction_plans SET deviation_datetime_modifier = '-3 days';
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
SELECT deviation_datetime_modifier FROM fin_transaction_plans;
--> +1 hour
