-- include counted_now,
-- include actual_flows,

flows AS MATERIALIZED (
    SELECT
        -- include sum_known(of = counted_amount, in = counted_plans, where = role = 'income')
        AS planned_income,
        -- include sum_known(of = -counted_amount, in = counted_plans, where = role = 'expenses')
        AS planned_expenses,
        -- include sum_known(of = base_income / 12, in = actual_flows, where = TRUE)
        AS actual_income,
        -- include sum_known(of = base_expenses / 12, in = actual_flows, where = TRUE)
        AS actual_expenses
)
