-- The chosen_iterations (iteration_id) with what is planned, and what was booked in their windows:
-- in the asset of the plan if it is planned in that, and in the base asset. A transaction counts at
-- the rate of its moment, a plan at that of its iteration. LIMIT -1 keeps the rows apart, so that
-- each rate is looked up once.
plan_windows AS MATERIALIZED (
    SELECT
        iteration.id AS iteration_id, iteration.plan_id, iteration.datetime,
        iteration.window_start_datetime, iteration.window_end_datetime,
        plans.local_amount * iteration.amount_factor AS local_planned,
        iteration.amount_factor * coalesce(
            plans.base_amount,
            plans.local_amount *
            -- include unit_rate(asset = asset, datetime = min(iteration.datetime, datetime('now')))
        ) AS base_planned,
        CASE
            WHEN plans.local_amount IS NOT NULL
                THEN (
                    SELECT total(tx.amount) FROM plan_scopes AS scope
                    CROSS JOIN fin_transactions AS tx ON tx.category_id = scope.category_id
                        AND tx.datetime >= iteration.window_start_datetime
                        AND tx.datetime < iteration.window_end_datetime
                    WHERE scope.plan_id = plans.id AND tx.asset_storage_id = plans.asset_storage_id
                )
        END AS local_fact,
        -- A missing rate makes the sum infinite: that costs less than to count what is known.
        nullif(
            (
                SELECT
                    total(
                        -- include base_value_of_tx
                    )
                FROM plan_scopes AS scope
                CROSS JOIN fin_transactions AS tx ON tx.category_id = scope.category_id
                    AND tx.datetime >= iteration.window_start_datetime
                    AND tx.datetime < iteration.window_end_datetime
                CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
                WHERE scope.plan_id = plans.id
                    AND tx.asset_storage_id = coalesce(plans.asset_storage_id, tx.asset_storage_id)
            ), 9e999
        ) AS base_fact
    FROM chosen_iterations
    CROSS JOIN fin_transaction_plan_iterations AS iteration
        ON iteration.id = chosen_iterations.iteration_id
    INNER JOIN fin_transaction_plans AS plans ON plans.id = iteration.plan_id
    LEFT JOIN fin_assets_storages AS planned_holding ON planned_holding.id = plans.asset_storage_id
    LEFT JOIN fin_assets AS asset ON asset.id = planned_holding.asset_id
)
