CREATE VIEW dividends AS
-- One row per dividend of an asset, declared or expected.
--   pseudo_id         INTEGER, key: fin_asset_dividends.id
--   id                INTEGER, key: the same
--   ticker            TEXT, lookup: fin_assets.code, or CODE:type where several types have the code
--   ex_date           TEXT YYYY-MM-DD, value: who owns the asset before it is paid; NULL is unknown
--   pay_date          TEXT YYYY-MM-DD, value: the payment; NULL is unknown
--   amount_per_share  REAL of the base asset per 1 of the asset, value: before tax
--   is_projection     INTEGER boolean, value: 1 is expected, 0 is declared or paid
-- An asset of the base asset's type is cash and has none.
-- Operations: select, insert, update, delete.
-- Cost: an index seek a row.
SELECT
    dividend.id AS pseudo_id,
    dividend.id,
    -- include ticker,
    substr(dividend.ex_datetime, 1, 10) AS ex_date,
    substr(dividend.pay_datetime, 1, 10) AS pay_date,
    dividend.amount_per_share, dividend.is_projection
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.type_id IS NOT (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1);
