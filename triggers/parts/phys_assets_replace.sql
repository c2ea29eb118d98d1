INSERT OR IGNORE INTO phys_assets
SELECT other.* FROM phys_assets AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR other.name = NEW.name)
    AND
    -- include phys_asset_in_use(id = other.id);

-- include refuse_replace(table = phys_assets)
