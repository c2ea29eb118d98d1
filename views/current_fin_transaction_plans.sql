CREATE VIEW current_fin_transaction_plans AS
-- One row per plan that has not ended: what is expected to come in or go out.
--   pseudo_id          INTEGER, key: fin_transaction_plans.id
--   description        TEXT, value
--   category           TEXT, lookup: fin_transaction_categories.name, with all below it
--   criteria_operator  TEXT, value: fact <operator> plan, one of = > < <= >=; left out it is >=
--   amount             REAL of amount_asset, value: < 0 goes out
--   asset_code         TEXT, lookup: fin_assets.code; left out it is the base asset
--   storage            TEXT, lookup: fin_storages.name; left out it is any, in the base asset
--   asset_type         TEXT, lookup: fin_asset_types.name, needed if several types have the code
--   start_datetime     TEXT UTC, value: the first (or only) iteration; YYYY-MM-DD will do; left out
--                      it is the start of this month
--   recurrence         TEXT SQLite modifiers, value: +1 month, +7 days, +1 month;start of month;+9
--                      days ...; left out it happens once
--   deviation          TEXT SQLite modifier, value: how much earlier or later the fact may be; left
--                      out it is +31 days if the start names no day (the first of a month at
--                      00:00:00, any day of it will do), else +3 days
--   end_datetime       TEXT UTC, value: no iteration after it; left out it goes on
--   multiplier         REAL factor, value: of the amount, per iteration
--   is_fixed           INTEGER boolean, value: cannot be cut, or is guaranteed; left out it is 0
--   scenario           TEXT, value: what if; the plan counts only in the forecast of that name, see
--                      future_monthly_balances; left out it counts everywhere
--   amount_asset       TEXT, info: fin_assets.code that amount is of; that of the base asset for a
--                      plan in any storage
--   next_datetime      TEXT UTC, info: the next iteration, NULL after the last one
--   monthly_amount     REAL of the base asset, info: a month, as in income and expenses, with the
--                      sign of amount; NULL if it happens once, starts after this month or has no
--                      rate
-- A plan that happens once has ended when its window is over.
-- Operations: select, insert, update, delete.
--   a cell that is cleared is as if left out; the asset & storage is added if it is missing;
--   editing category, asset_code or storage points the plan elsewhere, it renames nothing.
-- Cost: a few index seeks a plan. An edit of when it happens works all iterations out again.
WITH
-- include rates_now

SELECT
    plans.id AS pseudo_id,
    plans.description,
    category.name AS category,
    plans.criteria_operator,
    coalesce(plans.local_amount, plans.base_amount) AS amount,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    fin_asset_types.name AS asset_type,
    plans.start_datetime,
    plans.recurrence_datetime_modifiers AS recurrence,
    plans.deviation_datetime_modifier AS deviation,
    plans.end_datetime,
    plans.recurrence_amount_multiplier AS multiplier,
    plans.is_fixed,
    plans.scenario,
    CASE
        WHEN plans.base_amount IS NULL THEN asset.code
        ELSE (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
    END AS amount_asset,
    (
        SELECT coming.datetime FROM fin_transaction_plan_iterations AS coming
        WHERE coming.plan_id = plans.id AND coming.datetime >= datetime('now')
        ORDER BY coming.datetime LIMIT 1
    ) AS next_datetime,
    CASE
        WHEN plans.recurrence_datetime_modifiers IS NOT NULL
            AND plans.start_datetime < datetime('now', 'start of month', '+1 month')
            THEN
            -- include monthly_amount
    END AS monthly_amount
FROM fin_transaction_plans AS plans
INNER JOIN fin_transaction_categories AS category ON category.id = plans.transaction_category_id
INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.id =
    -- include plan_iteration(datetime = datetime('now'))
LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
LEFT JOIN fin_assets AS asset ON asset.id = held.asset_id
LEFT JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
LEFT JOIN fin_storages ON fin_storages.id = held.storage_id
LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
WHERE (plans.end_datetime IS NULL OR plans.end_datetime >= datetime('now'))
    AND (plans.recurrence_datetime_modifiers IS NOT NULL OR EXISTS (
        SELECT 1 FROM fin_transaction_plan_iterations AS sole
        WHERE sole.plan_id = plans.id AND sole.window_end_datetime > datetime('now')
    ))
ORDER BY plans.id;
