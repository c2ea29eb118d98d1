CREATE TRIGGER fin_assets_storages_replace_update
BEFORE UPDATE OF id, asset_id, storage_id, priority ON fin_assets_storages
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_assets_storages, in_use = asset_storage_in_use)

    -- include fin_assets_storages_replace(own_id = OLD.id)
END;
