INSERT OR IGNORE INTO fin_storages
SELECT other.* FROM fin_storages AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR other.name = NEW.name OR other.role = NEW.role)
    AND
    -- include fin_storage_in_use(id = other.id);

-- include refuse_replace(table = fin_storages)
