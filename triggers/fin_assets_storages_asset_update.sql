CREATE TRIGGER fin_assets_storages_asset_update
BEFORE UPDATE OF asset_id ON fin_assets_storages
BEGIN
    -- What is on record stays what it was: amounts of one asset never become those of another.
    -- include asset_history(id = OLD.id)
END;
