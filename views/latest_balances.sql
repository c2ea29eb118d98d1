CREATE VIEW latest_balances AS
-- One row per balance that was verified, now or in the past, the latest first: the sheet of the end
-- of a month.
--   pseudo_id   INTEGER, key: balances.id
--   datetime    TEXT UTC, value: the balance counts what happened before then, so that of the end
--               of May is of 2026-06-01; an insert without it takes now; YYYY-MM-DD is completed
--   asset_type  TEXT, lookup: fin_asset_types.name
--   asset_code  TEXT, lookup: fin_assets.code
--   storage     TEXT, lookup: fin_storages.name
--   balance     REAL of the asset, value: < 0 is owed
--   asset_name  TEXT, info
-- Operations: select, insert, update, delete.
--   insert adds the row in fin_assets_storages if it is missing, and replaces a balance of the same
--   moment; asset_type may be left out where only one asset has the code; names may be typed in any
--   case where only one matches.
--   update of a name cell says that the balance is of something else; it renames nothing.
-- Cost: sorts the balances, which have no index by moment; the lookups of a row are made when it is
--   read.
SELECT
    latest.id AS pseudo_id,
    latest.datetime,
    -- include asset_type_of(id = asset_storage_id, name = asset_type),
    -- include asset_of(column = code, id = asset_storage_id, name = asset_code),
    -- include storage_of(id = asset_storage_id, name = storage),
    latest.amount AS balance,
    -- include asset_of(column = name, id = asset_storage_id, name = asset_name)
FROM (
    SELECT id, datetime, amount, asset_storage_id FROM balances
    ORDER BY datetime DESC, id DESC
) AS latest;
