CREATE VIEW current_fin_asset_rates AS
-- One row per active asset, by type and code.
--   pseudo_id   INTEGER, key: fin_assets.id
--   asset_type  TEXT, lookup: fin_asset_types.name
--   asset       TEXT, lookup: fin_assets.code
--   rate        REAL base asset per 1 of the asset, value: the newest one, NULL before the first,
--               always 1 for the base asset
--   base_asset  TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert and update of rate save a rate as of now; an insert may leave asset_type out where only
--   one asset has the code.
-- Cost: one index seek a row, however many rates there are.
SELECT
    asset.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset,
    CAST(
        -- include unit_rate(asset = asset, datetime = datetime('now'))
        AS REAL
    ) AS rate,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE asset.is_active = 1
ORDER BY fin_asset_types.name, asset.code;
