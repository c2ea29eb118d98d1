CREATE VIEW latest_fin_asset_rates AS
-- One row per asset and moment at which its value was known, the latest first.
--   pseudo_id   INTEGER, key: fin_asset_rates.id
--   datetime    TEXT UTC, value: an insert without it takes now; YYYY-MM-DD is completed
--   asset_type  TEXT, lookup: fin_asset_types.name
--   asset       TEXT, lookup: fin_assets.code
--   rate        REAL of the base asset per 1 of the asset, value: 0 is worthless
--   base_asset  TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update, delete.
--   An insert of an asset and moment that have a rate replaces it, and may leave asset_type out
--   where only one asset has the code. An update of a name cell points the rate elsewhere; it
--   renames nothing. The price of a share in its own currency is in prices.
-- Cost: all rates are sorted; the lookups of a row are made when it is read.
SELECT
    latest.id AS pseudo_id,
    latest.datetime,
    (
        SELECT fin_asset_types.name FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE asset.id = latest.asset_id
    ) AS asset_type,
    (SELECT asset.code FROM fin_assets AS asset WHERE asset.id = latest.asset_id) AS asset,
    latest.rate,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT id, datetime, asset_id, rate FROM fin_asset_rates
    ORDER BY datetime DESC, asset_id ASC
) AS latest;
