INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT
    -- include :asset(old_type = :old_type),
    -- include named(table = fin_storages, name = :storage)
WHERE :when
    AND
    -- include holding(asset = :asset, old_type = :old_type, storage = :storage)
    IS NULL;
