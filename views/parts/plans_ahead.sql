-- include plan_scopes,

chosen_iterations AS MATERIALIZED (
    SELECT iteration.id AS iteration_id
    FROM fin_transaction_plan_iterations AS iteration
    WHERE iteration.window_end_datetime > datetime('now')
        AND iteration.datetime < datetime('now', 'start of month', '+24 months')
),

-- include plan_windows,

-- What is still to come of the iterations of 24 months: what is planned less what is booked. More
-- than was planned leaves nothing.
plans_ahead AS MATERIALIZED (
    SELECT
        remaining.*,
        CASE
            WHEN remaining.local_amount IS NULL THEN remaining.base_remaining
            ELSE remaining.local_amount * remaining.rate
        END AS base_amount
    FROM (
        SELECT
            span.*, plans.scenario, plans.asset_storage_id, rates_now.rate,
            -- include what_is_left(of = local)
            AS local_amount,
            -- include what_is_left(of = base)
            AS base_remaining
        FROM plan_windows AS span
        INNER JOIN fin_transaction_plans AS plans ON plans.id = span.plan_id
        LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
        LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    ) AS remaining
)
