CREATE VIEW historical_monthly_returns AS
-- One row per month and what was held in it: the whole, each asset type, each asset; the newest
-- month first.
--   start_datetime          TEXT UTC, info: first moment of the month
--   end_datetime            TEXT UTC, info: first moment of the next month
--   asset_type              TEXT, info: fin_asset_types.name; NULL is the whole
--   asset_code              TEXT, info: fin_assets.code; NULL is the whole or the type
--   base_start_value        REAL of the base asset, info: at the start of the month
--   base_flow               REAL of the base asset, info: what came in, less what went out
--   base_gain               REAL of the base asset, info: end value less start value and flow
--   base_end_value          REAL of the base asset, info: at the end of the month, or now
--   time_weighted_return    REAL share, info: 0.05 is 5 %, whatever came in or went out
--   cumulative_return       REAL share, info: time-weighted, since the first month
--   money_weighted_return   REAL share, info: gain / average capital (modified Dietz)
--   reason                  TEXT, info: why there is no return
--   base_asset              TEXT, info: fin_assets.code of the base asset
-- Convention: a month is divided at both ends of each day on which an account got or gave 1 % or
-- more of the newest balance that it had when the month began (anything, if there was no balance).
-- The day of its first balance counts as well.
-- Each part grows by (end value + what went out) / (start value + what came in), net: what comes in
-- counts from its beginning, what goes out until its end. Time-weighted is the product of the
-- parts, so that months, plus 1, multiply to the cumulative return, plus 1.
-- Average capital is what was there at first and has come in since, over the days on which anything
-- was held.
-- Of an asset, dividends and interest that another account got are taken out, fees that another
-- account paid are put in; a swap is worth what was paid, the thing that was traded bears its fee.
-- None of that is a flow of the whole, nor within a type of the type. Income, expenses, deliveries,
-- initial imports and what balances say beyond transactions came in or went out. Transactions with
-- a financial reason are gains and losses of that reason. Physical assets and loans (fin_loans)
-- are left out: what is paid for or by them came in or went out.
-- A missing rate gives NULL, never 0; the cumulative return has none from then on.
-- Operations: select.
-- Cost: one or two walks over all transactions in an index, four seeks per account and part of a
--   month, a sort of all swaps, two seeks per transaction with a reason.
WITH RECURSIVE
measured (from_date, to_date, much) AS (VALUES ('', date('now'), 0.01)),

invested AS MATERIALIZED (
    SELECT held.id, held.asset_id FROM fin_assets_storages AS held
    WHERE NOT EXISTS (SELECT 1 FROM fin_loans AS loan WHERE loan.asset_storage_id = held.id)
),

-- include return_periods,

-- include return_flows,

-- include return_accounts,

-- include return_steps(same = level_month),

-- The last step of each month: max() says which row the others are of.
return_months AS (
    SELECT
        chain.*,
        chain.month || '-01 00:00:00' AS start_datetime,
        chain.end_value - chain.start_value - chain.flow AS gain,
        chain.reason IS NULL OR chain.reason NOT LIKE 'no rate%' AS is_known,
        max(chain.number)
    FROM chain
    WHERE chain.number > 0
    GROUP BY chain.level_month
)

SELECT
    month.start_datetime,
    datetime(month.start_datetime, '+1 month') AS end_datetime,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    CASE WHEN month.is_known THEN round(month.start_value, 8) END AS base_start_value,
    CASE WHEN month.is_known THEN round(month.flow, 8) END AS base_flow,
    CASE WHEN month.is_known THEN round(month.gain, 8) END AS base_gain,
    CASE WHEN month.is_known THEN round(month.end_value, 8) END AS base_end_value,
    CASE WHEN month.held_days > 0 THEN month.growth - 1.0 END AS time_weighted_return,
    month.all_growth - 1.0 AS cumulative_return,
    CASE
        WHEN month.is_known AND month.capital_days > 0
            THEN month.gain * month.held_days / month.capital_days
    END AS money_weighted_return,
    coalesce(month.reason, CASE WHEN month.held_days = 0 THEN 'nothing was held' END) AS reason,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM return_months AS month
LEFT JOIN fin_asset_types ON fin_asset_types.id = month.type_id
LEFT JOIN fin_assets AS asset ON asset.id = month.asset_id
ORDER BY start_datetime DESC, asset_type ASC, asset_code ASC;
