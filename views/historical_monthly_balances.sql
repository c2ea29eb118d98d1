CREATE VIEW historical_monthly_balances AS
-- One row per month since that of the first balance, the newest first.
--   start_datetime                  TEXT UTC, info: first moment of the month
--   end_datetime                    TEXT UTC, info: first moment of the next month
--   base_balance                    REAL of the base asset, info: all assets & storages at the end
--   base_balance_delta              REAL of the base asset, info: change since the month before
--   base_active_delta               REAL of the base asset, info: active profits and losses
--   base_passive_delta              REAL of the base asset, info: passive ones, and what exchange
--                                   rates and the spread of swaps did
--   base_unaccounted_delta          REAL of the base asset, info: not in transactions, initial
--                                   import, and swaps between financial assets
--   base_asset                      TEXT, info: fin_assets.code of the base asset
--   base_balance_by_type            TEXT JSON, info: the same, asset type by asset type
--   base_balance_delta_by_type      TEXT JSON, info: likewise
--   base_active_delta_by_type       TEXT JSON, info: likewise
--   base_passive_delta_by_type      TEXT JSON, info: likewise
--   base_unaccounted_delta_by_type  TEXT JSON, info: likewise
-- In every row, and for every type, balance delta = active + passive + unaccounted delta.
-- A month ends with the newest balance up to end_datetime, because a balance counts what was before
-- it, and with the newest rate before end_datetime. Transactions are valued at that rate, the two
-- sides of a swap at what was sent and the rate of that moment. A missing rate gives NULL, never 0,
-- and a row in current_data_issues.
-- Left out, as the document has it, are physical assets: buying one is an active loss. What prices
-- and what currencies did is one figure, and so is what was swapped and what nothing explains.
-- historical_monthly_net_worth has all of it, asset by asset, and the same figures otherwise.
-- Operations: select.
-- Cost: one walk over all transactions in an index, one seek per asset and month, three per asset &
--   storage and month, five and a sort per swap. A join with GROUP BY would sort all transactions.
-- Inside, a month is a number, 12 * year + month. Together with its asset or asset type it is one
-- integer, id * 1000000 + month: that sorts and joins faster than two columns.
WITH RECURSIVE
-- include monthly_changes,

-- A sum over rows of which one is NULL is unknown, not smaller.
type_months AS (
    SELECT
        type_month,
        CASE WHEN count(*) = count(base_balance) THEN sum(base_balance) END AS base_balance,
        CASE WHEN count(*) = count(base_active_delta) THEN sum(base_active_delta) END
            AS base_active_delta,
        CASE WHEN count(*) = count(base_unaccounted_delta) THEN sum(base_unaccounted_delta) END
            AS base_unaccounted_delta
    FROM base_months
    GROUP BY type_month
),

type_deltas AS (
    SELECT
        shown_months.start_datetime, shown_months.end_datetime,
        fin_asset_types.name AS type_name,
        month.base_balance,
        month.base_balance - lag(month.base_balance, 1, 0.0) OVER (
            PARTITION BY fin_asset_types.id ORDER BY shown_months.number
        ) AS base_balance_delta,
        month.base_active_delta, month.base_unaccounted_delta
    FROM type_months AS month
    CROSS JOIN fin_asset_types ON fin_asset_types.id = month.type_month / 1000000
    CROSS JOIN shown_months ON shown_months.number = month.type_month % 1000000
),

type_columns AS (
    SELECT
        start_datetime, end_datetime,
        json_quote(type_name) || ': ' AS label,
        base_balance, base_balance_delta, base_active_delta,
        base_balance_delta - base_active_delta - base_unaccounted_delta AS base_passive_delta,
        base_unaccounted_delta
    FROM type_deltas
    ORDER BY start_datetime DESC, type_name ASC
)

SELECT
    start_datetime, end_datetime,
    -- include month_total(of = base_balance),
    -- include month_total(of = base_balance_delta),
    -- include month_total(of = base_active_delta),
    -- include month_total(of = base_passive_delta),
    -- include month_total(of = base_unaccounted_delta),
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    -- include month_by_type(of = base_balance),
    -- include month_by_type(of = base_balance_delta),
    -- include month_by_type(of = base_active_delta),
    -- include month_by_type(of = base_passive_delta),
    -- include month_by_type(of = base_unaccounted_delta)
FROM type_columns
GROUP BY start_datetime
ORDER BY start_datetime DESC;
