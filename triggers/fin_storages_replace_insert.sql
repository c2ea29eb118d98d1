CREATE TRIGGER fin_storages_replace_insert
BEFORE INSERT ON fin_storages
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include fin_storages_replace(own_id = NEW.id)
END;
