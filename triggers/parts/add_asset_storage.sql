INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT named.asset_id, fin_storages.id FROM asset_names AS named
INNER JOIN fin_storages ON fin_storages.name = NEW.storage
WHERE named.code = upper(NEW.asset_code)
    AND named.asset_type IN (
        NEW.asset_type, CASE WHEN nullif(NEW.asset_type, '') IS :old_type THEN named.sole_type END
    )
    AND NOT EXISTS (
        SELECT 1 FROM fin_assets_storages AS held
        WHERE held.asset_id = named.asset_id AND held.storage_id = fin_storages.id
    );
