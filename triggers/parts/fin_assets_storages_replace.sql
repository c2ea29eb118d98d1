INSERT OR IGNORE INTO fin_assets_storages
SELECT other.* FROM fin_assets_storages AS other
WHERE other.id IS NOT :own_id
    AND (
        other.id = NEW.id
        OR (other.asset_id = NEW.asset_id AND other.storage_id = NEW.storage_id)
        OR other.priority = NEW.priority
    )
    AND
    -- include asset_storage_in_use(id = other.id);

-- include refuse_replace(table = fin_assets_storages)
