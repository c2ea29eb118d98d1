CREATE VIEW current_fin_assets AS
-- One row per asset, by type and code, the inactive ones last.
--   pseudo_id    INTEGER, key: fin_assets.id
--   asset_type   TEXT, lookup: fin_asset_types.name, a new one moves the asset to that type
--   asset_code   TEXT, value: in one word; a new one renames the asset, wherever it is shown
--   name         TEXT, value: for display
--   description  TEXT, value
--   is_active    INTEGER boolean, value: 0 hides what is kept of it; 1 if an insert leaves it out
--   quote        TEXT, lookup: fin_assets.code of the currency that prices and dividends of the
--                asset are typed and shown in; NULL is the base asset
--   role         TEXT, value: price_index for the one asset that *_real columns divide by
--   rate         REAL of the base asset per 1 of the asset, info: the newest one
--   base_asset   TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update, delete.
--   A type must be there, see current_fin_asset_types; codes are made upper case. A new quote
--   changes how prices are shown, not what is stored: rates are in the base asset. An asset that
--   has a history is not deleted, but set inactive.
-- Cost: two index seeks a row.
SELECT
    asset.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    asset.name,
    asset.description,
    asset.is_active,
    (SELECT quote.code FROM fin_assets AS quote WHERE quote.id = asset.quote_asset_id) AS quote,
    asset.role,
    CAST(
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                -- include rate_at(asset_id = asset.id, datetime = datetime('now'))
        END AS REAL
    ) AS rate,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
ORDER BY asset.is_active DESC, fin_asset_types.name ASC, asset.code ASC;
