CREATE TRIGGER fin_storages_replace_update
BEFORE UPDATE OF id, name, role ON fin_storages
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_storages, in_use = fin_storage_in_use)

    -- include fin_storages_replace(own_id = OLD.id)
END;
