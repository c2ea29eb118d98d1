CREATE TRIGGER fin_asset_types_replace_insert
BEFORE INSERT ON fin_asset_types
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include fin_asset_types_replace(own_id = NEW.id)
END;
