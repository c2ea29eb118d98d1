CREATE VIEW current_balance_goals AS
-- One row per goal that is relevant now; the accomplished ones stand at the bottom.
--   is_accomplished  INTEGER boolean, info: the balance serves this goal and all before it
--   goal             TEXT, info: balance_goals.name
--   storage          TEXT, info: fin_storages.name
--   amount_total     REAL of the asset, info: the goal
--   amount_left      REAL of the asset, info: what is missing, goals of one asset & storage being
--                    served one by one in the order of priority
--   deadline         TEXT UTC, info
--   asset_type       TEXT, info: fin_asset_types.name
--   asset_code       TEXT, info: fin_assets.code
-- Operations: select.
-- Cost: one index seek a goal, and a walk over the goals of the same asset & storage.
WITH relevant_goals AS (
    SELECT
        goal.id,
        goal.name,
        goal.asset_storage_id,
        goal.amount,
        goal.priority,
        goal.deadline,
        sum(goal.amount) OVER (
            PARTITION BY goal.asset_storage_id ORDER BY goal.priority
        ) AS amount_until_served,
        coalesce(
            (
                SELECT balance.amount FROM balances AS balance
                WHERE balance.asset_storage_id = goal.asset_storage_id
                    AND balance.datetime <= datetime('now', '+1 second')
                ORDER BY balance.datetime DESC LIMIT 1
            ), 0
        ) AS balance
    FROM balance_goals AS goal
    WHERE goal.result_transaction_id IS NULL
        AND goal.start_datetime <= datetime('now')
        AND (goal.end_datetime IS NULL OR goal.end_datetime > datetime('now'))
)

SELECT
    -- 1e-9 forgives what adding up floating point numbers costs.
    goal.balance + 1e-9 >= goal.amount_until_served AS is_accomplished,
    goal.name AS goal,
    fin_storages.name AS storage,
    goal.amount AS amount_total,
    CASE
        WHEN goal.balance + 1e-9 >= goal.amount_until_served THEN 0.0
        ELSE min(goal.amount, goal.amount_until_served - goal.balance)
    END AS amount_left,
    goal.deadline,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code
FROM relevant_goals AS goal
INNER JOIN fin_assets_storages AS held ON held.id = goal.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY is_accomplished, goal.priority;
