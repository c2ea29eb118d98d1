CREATE VIEW historical_fin_transaction_plans AS
-- One row per iteration of a plan whose window has begun: was it met? The newest first.
--   description            TEXT, info: of the plan
--   category               TEXT, info: fin_transaction_categories.name, with all below it
--   asset_code             TEXT, info: fin_assets.code, NULL is any asset & storage
--   storage                TEXT, info: fin_storages.name
--   datetime               TEXT UTC, info: of the iteration
--   window_start_datetime  TEXT UTC, info: transactions count since then
--   window_end_datetime    TEXT UTC, info: and before then
--   criteria_operator      TEXT, info: fact <operator> planned, one of = > < <= >=
--   planned                REAL of amount_asset, info: < 0 goes out
--   fact                   REAL of amount_asset, info: all transactions of the category, and of the
--                          asset & storage if the plan has one, in the window
--   amount_left            REAL of amount_asset, info: planned - fact
--   is_met                 INTEGER boolean, info: as it stands; NULL without a rate
--   is_over                INTEGER boolean, info: the window has ended
--   amount_asset           TEXT, info: fin_assets.code that the amounts are of: that of the
--                          storage, or the base asset
--   base_planned           REAL of the base asset, info: at the rate of the iteration
--   base_fact              REAL of the base asset, info: each transaction at the rate of its moment
--   base_left              REAL of the base asset, info: base_planned - base_fact
-- Each plan is compared with all of its category, whether plans below it cover a part or not; for
-- sums see current_plan_month. Plans with a scenario are left out: nobody follows them. Amounts are
-- equal to half a satoshi. A missing rate gives NULL, never 0.
-- Operations: select.
-- Cost: a walk over an index of the transactions that plans cover, once per plan that covers them,
--   with one seek for a rate each.
WITH RECURSIVE
chosen_iterations AS MATERIALIZED (
    SELECT iteration.id AS iteration_id
    FROM fin_transaction_plans AS plans
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.plan_id = plans.id
    WHERE plans.scenario IS NULL AND iteration.window_start_datetime <= datetime('now')
    ORDER BY iteration.window_start_datetime LIMIT -1
),

-- include plan_scopes,
-- include plan_windows

SELECT
    plans.description,
    category.name AS category,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    span.datetime, span.window_start_datetime, span.window_end_datetime,
    plans.criteria_operator,
    -- include in_plan_unit(amount = planned)
    AS planned,
    -- include in_plan_unit(amount = fact)
    AS fact,
    -- include in_plan_unit(amount = planned)
    -
    -- include in_plan_unit(amount = fact)
    AS amount_left,
    -- include plan_is_met
    AS is_met,
    span.window_end_datetime <= datetime('now') AS is_over,
    -- include plan_unit
    AS amount_asset,
    span.base_planned, span.base_fact,
    span.base_planned - span.base_fact AS base_left
FROM plan_windows AS span
-- include plan_names
ORDER BY span.window_start_datetime DESC, plans.id ASC;
