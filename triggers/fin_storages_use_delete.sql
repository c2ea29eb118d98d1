CREATE TRIGGER fin_storages_use_delete
BEFORE DELETE ON fin_storages
BEGIN
    -- Nothing is left that names a storage that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'fin_storages: is in use; delete what refers to it first, or set is_active to 0'
    )
    WHERE
        -- include fin_storage_in_use(id = OLD.id);
END;
