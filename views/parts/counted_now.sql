-- include plans_now,
-- include plan_scopes,

planned_amounts AS MATERIALIZED (
    SELECT
        row_number() OVER () AS number,
        NULL AS scenario,
        planned.id AS plan_id,
        planned.month AS moment,
        planned.month AS window_start,
        planned.month + 1 AS window_end,
        planned.base_amount, planned.role, planned.is_fixed
    FROM monthly_plans AS planned
),

-- include counted_plans
