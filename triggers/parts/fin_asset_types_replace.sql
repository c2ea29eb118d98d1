INSERT OR IGNORE INTO fin_asset_types
SELECT other.* FROM fin_asset_types AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR other.name = NEW.name)
    AND
    -- include fin_asset_type_in_use(id = other.id);

-- include refuse_replace(table = fin_asset_types)
