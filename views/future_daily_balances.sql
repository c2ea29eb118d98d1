CREATE VIEW future_daily_balances AS
-- One row per account and day on which something happens, of this month and the 23 after it: the
-- balance that plans, loans and dividends lead to.
--   scenario     TEXT, info: what if; NULL is what is planned in earnest
--   date         TEXT YYYY-MM-DD, info: UTC; today is always there
--   storage      TEXT, info: fin_storages.name; NULL is the total of all money
--   asset_code   TEXT, info: fin_assets.code that the amounts are of; the total is in the base
--                asset
--   description  TEXT, info: what comes in and goes out that day
--   amount       REAL of the asset, info: all of it; < 0 goes out
--   balance      REAL of the asset, info: at the end of the day
--   is_lowest    INTEGER boolean, info: the first day with the lowest balance of the account
-- It begins with the newest balance and what was booked since. Then come, at the rates of now: what
-- remains of each iteration of a plan, on its day, today if that is past (a plan counts what plans
-- below it do not cover); transactions of days to come; agreed payments of loans; dividends of the
-- coming year that have a day, after tax. Plans without a storage, payments and dividends are in
-- the total only, because their account is not known; a payment changes the account of its loan,
-- too.
-- Money is what is held of the base asset's type, apart from loans. The plans of a scenario are
-- added to those without. What has no rate makes later balances NULL.
-- Operations: select.
-- Cost: a few index seeks per iteration of a plan and per account, and a walk over what is booked
--   in the windows that are open.
WITH RECURSIVE
-- include forecast

SELECT
    day.scenario, day.date, day.storage, day.asset_code, day.description,
    CASE WHEN day.unknown_count = 0 THEN day.amount END AS amount,
    day.balance,
    day.balance IS NOT NULL AND row_number() OVER (
        PARTITION BY day.scenario, day.account_id
        ORDER BY day.balance IS NULL, round(day.balance, 8), day.date
    ) = 1 AS is_lowest
FROM forecast_days AS day
WHERE day.is_event = 1
ORDER BY day.scenario, day.storage, day.asset_code, day.date;
