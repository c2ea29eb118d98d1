CREATE VIEW latest_fin_asset_splits AS
-- One row per moment at which an asset was split, the latest first: so many new units for so many
-- old ones, like 4 for 1.
--   pseudo_id    INTEGER, key: fin_asset_splits.id
--   datetime     TEXT UTC, value: an insert without it takes now; YYYY-MM-DD is completed
--   asset_type   TEXT, lookup: fin_asset_types.name, needed if several types have the code
--   asset_code   TEXT, lookup: fin_assets.code
--   new_units    REAL units, value: 4 of a split 4 for 1; prices since then are those of new ones
--   old_units    REAL units, value: left out it is 1
--   added_units  REAL of the asset, info: by its transactions, over all storages
-- Operations: select, insert, update, delete.
--   insert adds to what each storage held then, as a transaction in the category with the role
--   splits; what an import has added of that moment already stays;
--   update of the units changes these amounts, of datetime moves them; asset_type and asset_code
--   say which row it is;
--   delete takes these transactions back. Balances stay as they are: see expected_balance in
--   current_balances.
-- Cost: an index range of the asset's transactions of that moment a row.
SELECT
    split.id AS pseudo_id,
    split.datetime,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    split.numerator AS new_units,
    split.denominator AS old_units,
    (
        SELECT sum(tx.amount) FROM fin_assets_storages AS held
        -- include split_bookings(datetime = split.datetime)
        WHERE held.asset_id = split.asset_id
    ) AS added_units
FROM fin_asset_splits AS split
INNER JOIN fin_assets AS asset ON asset.id = split.asset_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
ORDER BY split.datetime DESC, split.id DESC;
