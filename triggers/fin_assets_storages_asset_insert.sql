CREATE TRIGGER fin_assets_storages_asset_insert
BEFORE INSERT ON fin_assets_storages
WHEN NEW.id > 0
BEGIN
    -- What is on record stays what it was, also when OR REPLACE writes the row anew.
    -- include asset_history(id = NEW.id)
END;
