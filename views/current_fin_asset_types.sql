CREATE VIEW current_fin_asset_types AS
-- One row per asset type, by name.
--   pseudo_id    INTEGER, key: fin_asset_types.id
--   name         TEXT, value: a new name renames the type, wherever it is shown
--   asset_count  INTEGER, info: how many assets are of the type
-- Operations: select, insert, update, delete.
--   A type is deleted when it has no asset.
-- Cost: an index seek a row.
SELECT
    fin_asset_types.id AS pseudo_id,
    fin_asset_types.name,
    (SELECT count(*) FROM fin_assets WHERE fin_assets.type_id = fin_asset_types.id) AS asset_count
FROM fin_asset_types
ORDER BY fin_asset_types.name;
