CREATE VIEW prices AS
-- One row per asset that is not cash and day on which its rate was known.
--   pseudo_id    INTEGER, key: fin_asset_rates.id
--   ticker       TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   price_date   TEXT YYYY-MM-DD, value
--   close_price  REAL of quote per 1 of the asset, value: the last rate of the day
--   quote        TEXT, info: code of the asset's quote in current_fin_assets, else the base asset
-- A rate is stored in the base asset, at the newest rate of the quote at the end of the day. If
-- that one changes later, so does close_price, not the rate: load rates of currencies first.
-- An asset of the base asset's type is cash.
-- Operations: select, insert, update, delete.
--   insert saves a rate at 00:00:00, or replaces the last one of that day;
--   delete removes all rates of the asset and day.
-- Cost: two index seeks a rate, another one where the asset has a quote.
SELECT
    known.id AS pseudo_id,
    -- include ticker,
    substr(known.datetime, 1, 10) AS price_date,
    -- include quoted(amount = known.rate, day = substr(known.datetime, 1, 10))
    AS close_price,
    -- include quote_code
    AS quote
FROM fin_asset_rates AS known
INNER JOIN fin_assets AS asset ON asset.id = known.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
LEFT JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
    AND NOT EXISTS (
        SELECT 1 FROM fin_asset_rates AS later
        WHERE later.asset_id = known.asset_id
            AND later.datetime > known.datetime
            AND later.datetime < substr(known.datetime, 1, 10) || '~'
    );
