CREATE TRIGGER fin_storages_role_insert
AFTER INSERT ON fin_storages
WHEN NEW.role IS NULL
BEGIN
    -- A storage that is called like a role which nothing else has is meant for it.
    -- include take_storage_role
END;
