CREATE VIEW expenses AS
-- One row per recurring plan of the category `expenses` and those below it, that is in force.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   category        TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what is spent, > 0
--   is_fixed        INTEGER boolean, value: 1 cannot be cut, as it is unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is the amount of the newest iteration times the iterations in the year after it
-- (and three days, for months that differ in length), by 12; a plan in the asset of its storage is
-- converted at the newest rate, NULL without one.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a monthly plan from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion.
-- Cost: walks the iterations of each plan until a year from now.
WITH RECURSIVE
below (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) = 'expenses'
    UNION
    SELECT category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

in_force AS MATERIALIZED (
    SELECT
        planned.id,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        fin_transaction_categories.name AS category,
        planned.is_fixed,
        planned.description,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN fin_transaction_categories
        ON fin_transaction_categories.id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.transaction_category_id IN (SELECT below.category_id FROM below)
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

-- is_due: from the newest iteration up to now on, or from the first one if that is still to come.
iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END) AS moment,
        min(iterations.moment) AS first_moment
    FROM iterations
    GROUP BY iterations.plan_id
)

SELECT
    in_force.id AS pseudo_id,
    in_force.id,
    in_force.category,
    0.0 - in_force.base_amount * (
        SELECT iterations.factor FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment = coalesce(newest.moment, newest.first_moment)
    ) * (
        SELECT count(*) / 12.0 FROM iterations
        WHERE iterations.plan_id = in_force.id
            AND iterations.moment > coalesce(newest.moment, newest.first_moment)
            AND iterations.moment
            <= datetime(
                coalesce(newest.moment, newest.first_moment),
                '+1 year',
                CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
            )
    ) AS monthly_amount,
    in_force.is_fixed,
    in_force.description AS notes
FROM in_force
INNER JOIN newest ON newest.plan_id = in_force.id;
