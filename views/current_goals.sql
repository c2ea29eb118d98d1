CREATE VIEW current_goals AS
-- One row per goal that has neither ended nor led to a transaction, the highest priority first.
--   pseudo_id        INTEGER, key: balance_goals.id
--   goal             TEXT, value: balance_goals.name
--   asset_code       TEXT, lookup: fin_assets.code; left out it is the base asset
--   storage          TEXT, lookup: fin_storages.name, where it is saved
--   amount           REAL of the asset, value
--   priority         INTEGER, value: the goal with the highest is served first; left out it is
--                    below all others, 100 for the first goal
--   deadline         TEXT UTC, value: last desired moment of completion; YYYY-MM-DD will do
--   start_datetime   TEXT UTC, value: the goal is relevant since then; left out it is now
--   end_datetime     TEXT UTC, value: and before then; left out it is for ever
--   asset_type       TEXT, lookup: fin_asset_types.name, needed if several types have the code
--   amount_left      REAL of the asset, info: what is missing, as in current_balance_goals; NULL
--                    before the start
--   is_accomplished  INTEGER boolean, info: the balance covers this goal and all served before it;
--                    NULL before the start
--   monthly_needed   REAL of the asset, info: to be put aside in this month and in each up to that
--                    of the deadline; NULL without a deadline
-- Operations: select, insert, update, delete.
--   a cell that is cleared is as if left out; the asset & storage is added if it is missing;
--   editing goal renames it; editing asset_code or storage points it elsewhere.
-- Cost: two index seeks a goal, and a sort of the goals.
WITH
-- include goals_now

SELECT
    goal.id AS pseudo_id,
    goal.name AS goal,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    goal.amount,
    goal.priority,
    goal.deadline,
    goal.start_datetime,
    goal.end_datetime,
    fin_asset_types.name AS asset_type,
    goals_now.amount_left,
    goals_now.is_accomplished,
    goals_now.monthly_needed
FROM balance_goals AS goal
INNER JOIN fin_assets_storages AS held ON held.id = goal.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id
LEFT JOIN goals_now ON goals_now.id = goal.id
WHERE goal.result_transaction_id IS NULL
    AND (goal.end_datetime IS NULL OR goal.end_datetime > datetime('now'))
ORDER BY goal.priority DESC;
