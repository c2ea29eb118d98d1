CREATE TRIGGER phys_assets_replace_update
BEFORE UPDATE OF id, name ON phys_assets
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = phys_assets, in_use = phys_asset_in_use)

    -- include phys_assets_replace(own_id = OLD.id)
END;
