INSERT OR IGNORE INTO fin_assets
SELECT other.* FROM fin_assets AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR (other.code = NEW.code AND other.type_id = NEW.type_id))
    AND
    -- include fin_asset_in_use(id = other.id);

-- include refuse_replace(table = fin_assets)
