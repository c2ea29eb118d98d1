CREATE VIEW future_fin_transaction_plans AS
-- One row per iteration of a plan that is still to come or whose window is open, in this month and
-- the 23 after it; the next first.
--   description            TEXT, info: of the plan
--   category               TEXT, info: fin_transaction_categories.name, with all below it
--   asset_code             TEXT, info: fin_assets.code, NULL is any asset & storage
--   storage                TEXT, info: fin_storages.name
--   scenario               TEXT, info: what if; NULL is planned in earnest
--   datetime               TEXT UTC, info: of the iteration
--   window_start_datetime  TEXT UTC, info: transactions count since then
--   window_end_datetime    TEXT UTC, info: and before then
--   planned                REAL of amount_asset, info: < 0 goes out
--   booked                 REAL of amount_asset, info: transactions in the window, also of days to
--                          come
--   remaining              REAL of amount_asset, info: planned - booked; 0 if more is booked
--   amount_asset           TEXT, info: fin_assets.code that the amounts are of: that of the
--                          storage, or the base asset
--   base_planned           REAL of the base asset, info: at the rate of now, or of the iteration
--                          where that is past
--   base_booked            REAL of the base asset, info: each transaction at the rate of its moment
--   base_remaining         REAL of the base asset, info: at the rate of now
-- Each plan stands for itself, whether plans below it cover a part or not; for sums see
-- future_monthly_balances. A missing rate gives NULL, never 0.
-- Operations: select.
-- Cost: a few index seeks an iteration, and a walk over what is booked in the open windows.
WITH RECURSIVE
-- include rates_now,
-- include plans_ahead

SELECT
    plans.description,
    category.name AS category,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    span.scenario,
    span.datetime, span.window_start_datetime, span.window_end_datetime,
    -- include in_plan_unit(amount = planned)
    AS planned,
    -- include in_plan_unit(amount = fact)
    AS booked,
    coalesce(span.local_amount, span.base_remaining) AS remaining,
    -- include plan_unit
    AS amount_asset,
    span.base_planned,
    span.base_fact AS base_booked,
    span.base_amount AS base_remaining
FROM plans_ahead AS span
-- include plan_names
ORDER BY span.datetime, plans.id;
