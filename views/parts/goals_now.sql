-- Goals that are relevant now, with what is missing: those of one asset & storage are served one by
-- one, the highest priority first.
relevant_goals AS (
    SELECT
        goal.id, goal.name, goal.asset_storage_id, goal.amount, goal.priority, goal.deadline,
        sum(goal.amount) OVER (
            PARTITION BY goal.asset_storage_id ORDER BY goal.priority DESC
        ) AS amount_until_served,
        coalesce(balance.amount, 0.0) AS balance
    FROM balance_goals AS goal
    -- include newest_balance(kind = LEFT, asset_storage_id = goal.asset_storage_id)
    WHERE goal.result_transaction_id IS NULL
        AND goal.start_datetime <= datetime('now')
        AND (goal.end_datetime IS NULL OR goal.end_datetime > datetime('now'))
),

-- 1e-9 forgives the rounding errors of floating point sums.
goals_now AS (
    SELECT
        goal.*,
        -- include monthly_needed
        AS monthly_needed
    FROM (
        SELECT
            relevant_goals.*,
            relevant_goals.balance + 1e-9 >= relevant_goals.amount_until_served AS is_accomplished,
            CASE
                WHEN relevant_goals.balance + 1e-9 >= relevant_goals.amount_until_served THEN 0.0
                ELSE min(
                    relevant_goals.amount,
                    relevant_goals.amount_until_served - relevant_goals.balance
                )
            END AS amount_left
        FROM relevant_goals
    ) AS goal
)
