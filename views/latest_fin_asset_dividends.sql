CREATE VIEW latest_fin_asset_dividends AS
-- One row per dividend of an asset, declared or expected, the last payment first. The view
-- dividends shows the same rows by ticker, without those of cash.
--   pseudo_id         INTEGER, key: fin_asset_dividends.id
--   asset_type        TEXT, lookup: fin_asset_types.name, needed if several types have the code
--   asset_code        TEXT, lookup: fin_assets.code
--   ex_date           TEXT YYYY-MM-DD, value: who owns the asset before it is paid; NULL is unknown
--   pay_date          TEXT YYYY-MM-DD, value: the payment; NULL is unknown
--   amount_per_share  REAL of currency per 1 of the asset, value: before tax
--   is_projection     INTEGER boolean, value: 1 is expected, 0 is declared or paid; left out it is
--                     0
--   currency          TEXT, info: code of the asset's quote in current_fin_assets, else the base
--                     asset; how amounts are stored is said in dividends
--   status            TEXT, info: projected, declared or paid (its day is past)
-- Operations: select, insert, update, delete.
--   days are stored at 00:00:00; editing asset_code points the dividend elsewhere, it renames
--   nothing.
-- Cost: an index seek a row, and a sort of the rows.
SELECT
    dividend.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    substr(dividend.ex_datetime, 1, 10) AS ex_date,
    substr(dividend.pay_datetime, 1, 10) AS pay_date,
    -- include quoted_dividend,
    dividend.is_projection,
    -- include quote_code
    AS currency,
    CASE
        WHEN dividend.is_projection = 1 THEN 'projected'
        WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) <= datetime('now') THEN 'paid'
        ELSE 'declared'
    END AS status
FROM fin_asset_dividends AS dividend
INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
LEFT JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
ORDER BY coalesce(dividend.pay_datetime, dividend.ex_datetime) DESC, dividend.id DESC;
