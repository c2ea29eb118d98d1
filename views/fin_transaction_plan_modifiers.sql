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
    after_second.plan_id,
    trim(after_second.modifier_1) AS modifier_1,
    trim(after_second.modifier_2) AS modifier_2,
    trim(substr(after_second.rest, 1, instr(after_second.rest, ';') - 1)) AS modifier_3
FROM (
    SELECT
        after_first.plan_id, after_first.modifier_1,
        substr(after_first.rest, 1, instr(after_first.rest, ';') - 1) AS modifier_2,
        substr(after_first.rest, instr(after_first.rest, ';') + 1) AS rest
    FROM (
        SELECT
            plans.id AS plan_id,
            substr(plans.modifiers, 1, instr(plans.modifiers, ';') - 1) AS modifier_1,
            substr(plans.modifiers, instr(plans.modifiers, ';') + 1) AS rest
        FROM (
            SELECT id, recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers
            FROM fin_transaction_plans
        ) AS plans
    ) AS after_first
) AS after_second;
