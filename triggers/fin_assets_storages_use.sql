-- include use_insert_update(
--     table = fin_assets_storages, in_use = asset_storage_in_use,
--     columns = asset_id, storage_id, priority,
--     same = other.priority = NEW.priority
--         OR (other.asset_id = NEW.asset_id AND other.storage_id = NEW.storage_id)
-- )

CREATE TRIGGER fin_assets_storages_use_delete
BEFORE DELETE ON fin_assets_storages
BEGIN
    -- Nothing is left that names an account that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead')
    WHERE
        -- include asset_storage_history(id = OLD.id);

    SELECT RAISE(ABORT, 'fin_assets_storages: is in use; delete its goals, plans, loan and rules first')
    WHERE
        -- include asset_storage_references(id = OLD.id);
END;
