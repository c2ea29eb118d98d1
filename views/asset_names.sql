CREATE VIEW asset_names AS
-- Internal: what the triggers of the editable views look an asset up in.
-- One row per asset: how people may name it, and what it is worth.
--   asset_id      INTEGER, key: fin_assets.id
--   code          TEXT, info: fin_assets.code
--   asset_type    TEXT, info: fin_asset_types.name
--   type_id       INTEGER, info: fin_asset_types.id
--   sole_type_id  INTEGER, info: type_id, if no other asset has the code: the code says enough
--   ticker        TEXT, info: the code, or CODE:type where several securities have the code
--   is_cash       INTEGER boolean, info: 1 for the base asset's type, which is no security
--   is_active     INTEGER boolean, info: fin_assets.is_active
--   rate          REAL base asset per 1 of the asset, info: the newest one, NULL without a rate
-- Operations: select.
-- Cost: one index seek by asset_id or code; what a look-up does not ask for costs nothing.
SELECT
    asset.id AS asset_id,
    asset.code,
    fin_asset_types.name AS asset_type,
    asset.type_id,
    CASE
        WHEN (SELECT count(*) FROM fin_assets AS twin WHERE twin.code = asset.code) = 1
            THEN asset.type_id
    END AS sole_type_id,
    -- include ticker,
    asset.type_id IS (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
        AS is_cash,
    asset.is_active,
    -- include unit_rate(asset = asset, datetime = datetime('now'))
    AS rate
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id;
