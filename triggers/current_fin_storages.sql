CREATE TRIGGER current_fin_storages_insert
INSTEAD OF INSERT ON current_fin_storages
BEGIN
    -- Adds a storage.
    SELECT RAISE(ABORT, 'current_fin_storages: pseudo_id and role are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.role) IS NOT NULL;

    -- include check_new_name(view = current_fin_storages, table = fin_storages, own_id = NULL, example = a name, like Bank A savings)

    INSERT INTO fin_storages (name, description, is_active)
    VALUES (NEW.name, nullif(NEW.description, ''), coalesce(nullif(NEW.is_active, ''), 1));
END;

CREATE TRIGGER current_fin_storages_update
INSTEAD OF UPDATE ON current_fin_storages
BEGIN
    -- Renames or describes the storage, hides or shows it.
    SELECT RAISE(ABORT, 'current_fin_storages: pseudo_id and role are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.role IS NOT OLD.role;

    -- include check_new_name(view = current_fin_storages, table = fin_storages, own_id = OLD.pseudo_id, example = a name, like Bank A savings)

    UPDATE fin_storages
    SET
        name = NEW.name,
        description = nullif(NEW.description, ''),
        is_active = coalesce(NEW.is_active, '')
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_fin_storages_delete
INSTEAD OF DELETE ON current_fin_storages
BEGIN
    -- Deletes the storage; one that is in use stays.
    DELETE FROM fin_storages WHERE id = OLD.pseudo_id;
END;
