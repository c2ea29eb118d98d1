CREATE VIEW current_balance_goals AS
-- One row per goal that is relevant now; the accomplished ones stand at the bottom.
--   is_accomplished  INTEGER boolean, info: the balance covers this goal and all served before it
--   goal             TEXT, info: balance_goals.name
--   storage          TEXT, info: fin_storages.name
--   amount_total     REAL of the asset, info: the goal
--   amount_left      REAL of the asset, info: what is missing; goals of one asset & storage are
--                    served one by one, the highest priority first
--   deadline         TEXT UTC, info
--   asset_type       TEXT, info: fin_asset_types.name
--   asset_code       TEXT, info: fin_assets.code
--   monthly_needed   REAL of the asset, info: to be put aside in this month and in each up to that
--                    of the deadline; NULL without a deadline
-- To edit goals see current_goals.
-- Operations: select.
-- Cost: two index seeks a goal, and a sort of the goals.
WITH
-- include goals_now

SELECT
    goal.is_accomplished,
    goal.name AS goal,
    fin_storages.name AS storage,
    goal.amount AS amount_total,
    goal.amount_left,
    goal.deadline,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    goal.monthly_needed
FROM goals_now AS goal
INNER JOIN fin_assets_storages AS held ON held.id = goal.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
ORDER BY goal.is_accomplished ASC, goal.priority DESC;
