CREATE VIEW current_plan_month AS
-- One row per category with a plan this year up to this month, itself or below it: this month so
-- far. In the order of the tree.
--   category             TEXT, info: fin_transaction_categories.name, with all below it
--   depth                INTEGER, info: how many categories are above it, 0 is the root
--   planned              REAL of the base asset, info: for this month, at the rates of now; < 0
--                        goes out; a plan counts what plans below it do not cover
--   fact                 REAL of the base asset, info: booked this month, up to now, each
--                        transaction at the rate of its moment
--   amount_left          REAL of the base asset, info: planned - fact
--   fact_share           REAL share (0.25 is 25 %), info: fact / planned
--   month_share          REAL share, info: how much of the month has passed
--   cumulative_variance  REAL of the base asset, info: fact - planned since the first month of this
--                        year that is planned, this month included; > 0 is better than planned
--   base_asset           TEXT, info: fin_assets.code of the base asset
-- An iteration counts in the month of its datetime. The root has a row only if it is planned
-- itself. Plans with a scenario are left out. A missing rate gives NULL, never 0.
-- Operations: select.
-- Cost: a walk over an index of the transactions of this year in each such category, with one seek
--   for a rate each.
WITH RECURSIVE
-- include rates_now,
-- include placed,
-- include plan_scopes,

this_month AS MATERIALIZED (
    SELECT
        datetime('now', 'start of month') AS start_datetime,
        datetime('now', 'start of month', '+1 month') AS end_datetime
),

planned_amounts AS MATERIALIZED (
    SELECT
        iteration.id AS number,
        NULL AS scenario,
        plans.id AS plan_id,
        iteration.datetime AS moment,
        iteration.window_start_datetime AS window_start,
        iteration.window_end_datetime AS window_end,
        coalesce(plans.base_amount, plans.local_amount * rates_now.rate) * iteration.amount_factor
            AS base_amount,
        plans.transaction_category_id AS category_id
    FROM this_month
    INNER JOIN fin_transaction_plan_iterations AS iteration
        ON iteration.datetime >= datetime(this_month.start_datetime, 'start of year')
            AND iteration.datetime < this_month.end_datetime
    INNER JOIN fin_transaction_plans AS plans ON plans.id = iteration.plan_id
    LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
    LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE plans.scenario IS NULL
),

-- include counted_plans,

-- Categories of plans and those above them, with what is planned: this month, and since the first
-- month of the year that is.
planned_months AS MATERIALIZED (
    SELECT
        line.ancestor_id AS category_id,
        datetime(min(planned.moment), 'start of month') AS since_datetime,
        CASE WHEN count(*) = count(planned.counted_amount) THEN total(planned.counted_amount) END
            AS year_planned,
        CASE WHEN total(
            planned.counted_amount IS NULL AND planned.moment >= this_month.start_datetime
        ) = 0 THEN
            total(planned.counted_amount) FILTER (
                WHERE planned.moment >= this_month.start_datetime
            )
        END AS planned
    FROM counted_plans AS planned
    CROSS JOIN this_month
    INNER JOIN category_lines AS line ON line.category_id = planned.category_id
    GROUP BY line.ancestor_id
),

category_facts AS MATERIALIZED (
    SELECT
        planned.*,
        -- include base_fact(since = planned.since_datetime)
        AS year_fact,
        -- include base_fact(since = this_month.start_datetime)
        AS fact
    FROM planned_months AS planned
    CROSS JOIN this_month
)

SELECT
    placed.name AS category,
    placed.depth,
    month.planned,
    month.fact,
    month.planned - month.fact AS amount_left,
    month.fact / nullif(month.planned, 0.0) + 0.0 AS fact_share,
    (julianday('now') - julianday(this_month.start_datetime))
    / (julianday(this_month.end_datetime) - julianday(this_month.start_datetime)) AS month_share,
    month.year_fact - month.year_planned AS cumulative_variance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM category_facts AS month
CROSS JOIN this_month
INNER JOIN placed ON placed.id = month.category_id
WHERE placed.parent_id IS NOT NULL
    OR placed.id IN (SELECT planned.category_id FROM planned_amounts AS planned)
ORDER BY placed.sort_path;
