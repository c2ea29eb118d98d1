CREATE VIEW prices AS
-- One row per asset that is not cash and day on which its rate was known.
--   pseudo_id    INTEGER, key: fin_asset_rates.id
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   price_date   TEXT YYYY-MM-DD, value
--   close_price  REAL of the base asset per 1 of the asset, value: the last rate of the day
-- An asset of the base asset's type is cash.
-- Operations: select, insert, update, delete.
--   insert saves a rate at 00:00:00, or replaces the last one of that day;
--   delete removes all rates of the asset and day.
-- Cost: two index seeks a rate.
SELECT
    rate.id AS pseudo_id,
    -- include ticker,
    substr(rate.datetime, 1, 10) AS price_date,
    rate.rate AS close_price
FROM fin_asset_rates AS rate
INNER JOIN fin_assets AS asset ON asset.id = rate.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
    AND NOT EXISTS (
        SELECT 1 FROM fin_asset_rates AS later
        WHERE later.asset_id = rate.asset_id
            AND later.datetime > rate.datetime
            AND later.datetime < substr(rate.datetime, 1, 10) || '~'
    );
