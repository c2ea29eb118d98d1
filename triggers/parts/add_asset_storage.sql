INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT
    -- include named_asset(code = asset_code, old_type = :old_type),
    -- include named(table = fin_storages, name = NEW.storage)
WHERE
    -- include row_asset_storage(old_type = :old_type)
    IS NULL;
