CREATE VIEW future_monthly_balances AS
-- One row per account and month, this one and the 23 after it: where plans, loans and dividends
-- lead.
--   scenario        TEXT, info: what if; NULL is what is planned in earnest
--   start_datetime  TEXT UTC, info: first moment of the month
--   end_datetime    TEXT UTC, info: first moment of the next month
--   storage         TEXT, info: fin_storages.name; NULL is the total of all money
--   asset_code      TEXT, info: fin_assets.code that the amounts are of; the total is in the base
--                   asset
--   amount          REAL of the asset, info: what comes in and goes out, from now on; < 0 goes out
--   balance         REAL of the asset, info: at the end of the month
--   lowest_balance  REAL of the asset, info: at the end of a day of the month, from today on: a
--                   month may end well and yet have a day without money
--   lowest_date     TEXT YYYY-MM-DD, info: the first such day
-- The days are those of future_daily_balances, which says what counts.
-- Operations: select.
-- Cost: as future_daily_balances.
WITH RECURSIVE
-- include forecast

SELECT
    day.scenario,
    month.start_datetime,
    datetime(month.start_datetime, '+1 month') AS end_datetime,
    day.storage, day.asset_code,
    CASE WHEN sum(day.unknown_count) = 0 THEN sum(day.amount) END AS amount,
    max(CASE WHEN day.is_last = 1 THEN day.balance END) AS balance,
    max(CASE WHEN day.is_lowest = 1 THEN day.balance END) AS lowest_balance,
    max(CASE WHEN day.is_lowest = 1 AND day.balance IS NOT NULL THEN day.date END) AS lowest_date
FROM (
    SELECT
        forecast_days.*,
        row_number() OVER (
            PARTITION BY scenario, account_id, substr(date, 1, 7)
            ORDER BY balance IS NOT NULL, round(balance, 8), date
        ) = 1 AS is_lowest,
        row_number() OVER (
            PARTITION BY scenario, account_id, substr(date, 1, 7) ORDER BY date DESC
        ) = 1 AS is_last
    FROM forecast_days
) AS day
INNER JOIN forecast_months AS month ON month.start_datetime = datetime(day.date, 'start of month')
GROUP BY day.scenario, day.account_id, month.number
ORDER BY day.scenario, day.storage, day.asset_code, month.number;
