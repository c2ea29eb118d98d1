CREATE TRIGGER phys_assets_replace_insert
BEFORE INSERT ON phys_assets
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include phys_assets_replace(own_id = NEW.id)
END;
