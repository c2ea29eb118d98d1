CREATE VIEW fin_transaction_plan_modifiers AS
-- Internal: for the triggers that work a plan out.
-- One row per plan: the modifiers that lead from one iteration to the next, one by one.
--   plan_id     INTEGER, key: fin_transaction_plans.id
--   modifier_1  TEXT SQLite modifier, info: NULL if the plan happens once
--   modifier_2  TEXT SQLite modifier, info: '+0 days' if there is none
--   modifier_3  TEXT SQLite modifier, info: likewise
-- Operations: select.
-- Cost: one index seek a plan.
SELECT
    planned.id AS plan_id,
    trim(json_extract(planned.modifiers, '$[0]')) AS modifier_1,
    coalesce(trim(json_extract(planned.modifiers, '$[1]')), '+0 days') AS modifier_2,
    coalesce(trim(json_extract(planned.modifiers, '$[2]')), '+0 days') AS modifier_3
FROM (
    SELECT
        id,
        '[' || replace(json_quote(recurrence_datetime_modifiers), ';', '","') || ']' AS modifiers
    FROM fin_transaction_plans
) AS planned;
