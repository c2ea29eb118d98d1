-- @include base.sql
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, base_amount, start_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier
)
VALUES
(5, '=', -100, '2026-01-15 00:00:00', '+1 month; start of month ;+14 days', '+3 days'),
(5, '=', -100, '2026-01-15 00:00:00', '+1 month', '+3 days'),
(5, '=', -100, '2026-01-15 00:00:00', NULL, '+3 days');

-- # Modifiers one by one
SELECT * FROM fin_transaction_plan_modifiers;
--> 1 | +1 month | start of month | +14 days
--> 2 | +1 month | +0 days | +0 days
--> 3 | NULL | +0 days | +0 days
