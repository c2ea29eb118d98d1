CREATE VIEW dividends AS
-- One row per dividend of an asset, declared or expected.
--   pseudo_id         INTEGER, key: fin_asset_dividends.id
--   id                INTEGER, key: the same
--   ticker            TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   ex_date           TEXT YYYY-MM-DD, value: who owns the asset before it is paid; NULL is unknown
--   pay_date          TEXT YYYY-MM-DD, value: the payment; NULL is unknown
--   amount_per_share  REAL of quote per 1 of the asset, value: before tax
--   is_projection     INTEGER boolean, value: 1 is expected, 0 is declared or paid
--   quote             TEXT, info: code of the asset's quote in current_fin_assets, else the base
--                     asset
-- An amount is stored in the base asset, at the newest rate of the quote at the end of pay_date,
-- else of ex_date, else of today. Until that day is over amount_per_share moves with the rate, and
-- what is stored stays: type the amount again when it is paid.
-- An asset of the base asset's type is cash and has none.
-- Operations: select, insert, update, delete.
-- Cost: an index seek a row, another one where the asset has a quote.
SELECT
    dividend.id AS pseudo_id,
    dividend.id,
    -- include ticker,
    substr(dividend.ex_datetime, 1, 10) AS ex_date,
    substr(dividend.pay_datetime, 1, 10) AS pay_date,
    -- include quoted_dividend,
    dividend.is_projection,
    -- include quote_code
    AS quote
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
LEFT JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);
