-- include plan_categories,

-- Recurring plans of income and expenses that are in force at each of the plan_moments (month,
-- datetime), as an amount a month: that of the newest iteration, or of the first while it is still
-- to come in that month, by the iterations a year.
monthly_plans AS MATERIALIZED (
    SELECT
        plan_moments.month, plans.id, plan_categories.role,
        plans.transaction_category_id AS category_id,
        plans.is_fixed,
        plans.description,
        -- include monthly_amount
        AS base_amount
    FROM plan_moments
    CROSS JOIN fin_transaction_plans AS plans
    INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id =
        -- include plan_iteration(datetime = plan_moments.datetime)
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.scenario IS NULL
        AND plans.start_datetime < datetime(plan_moments.datetime, 'start of month', '+1 month')
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= plan_moments.datetime)
)
