INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT asset.id, storage.id FROM fin_assets AS asset
INNER JOIN fin_storages AS storage ON storage.id =
    -- include named(table = fin_storages, name = NEW.:storage)
WHERE asset.id =
    -- include :asset(old_type = :old_type)
    AND NOT EXISTS (
        SELECT 1 FROM fin_assets_storages AS held
        WHERE held.asset_id = asset.id AND held.storage_id = storage.id
    );
