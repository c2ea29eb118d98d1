CREATE TRIGGER current_allocation_assignments_insert
INSTEAD OF INSERT ON current_allocation_assignments
BEGIN
    -- Puts an asset & storage into a group. Both are added if they are missing.
    SELECT RAISE(
        ABORT,
        'current_allocation_assignments: pseudo_id and base_balance are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.base_balance) IS NOT NULL;

    -- include check_code(view = current_allocation_assignments, old_type = NULL)
    -- include check_storage(view = current_allocation_assignments)
    -- include check_number(view = current_allocation_assignments, column = target_share, example = 0.05)

    SELECT RAISE(
        ABORT, 'current_allocation_assignments.target_share: has no group; name allocation_group'
    )
    WHERE NEW.target_share <> '' AND trim(coalesce(NEW.allocation_group, '')) = '';

    SELECT RAISE(
        ABORT,
        'current_allocation_assignments: the asset or the storage is inactive; set is_active to 1'
    )
    FROM fin_storages AS storage
    INNER JOIN fin_assets AS asset ON asset.id =
        -- include asset_or_base(old_type = NULL)
    WHERE storage.id =
        -- include named(table = fin_storages, name = NEW.storage)
        AND storage.is_active + asset.is_active < 2;

    -- include add_account(storage = storage, asset = asset_or_base, old_type = NULL)
    -- include assign_group(new_share = nullif(NEW.target_share, ''))

    UPDATE fin_assets_storages
    SET allocation_group_id =
        -- include named_group
    WHERE trim(NEW.allocation_group) <> ''
        AND id =
        -- include named_account(storage = storage, asset = asset_or_base, old_type = NULL);
END;

CREATE TRIGGER current_allocation_assignments_update
INSTEAD OF UPDATE ON current_allocation_assignments
BEGIN
    -- Puts the row into another group, and gives the group its target.
    -- include check_key(view = current_allocation_assignments, column = asset_type)
    -- include check_key(view = current_allocation_assignments, column = asset_code)
    -- include check_key(view = current_allocation_assignments, column = storage)

    SELECT RAISE(
        ABORT,
        'current_allocation_assignments: pseudo_id and base_balance are computed; leave them out'
    )
    WHERE (NEW.pseudo_id, NEW.base_balance) IS NOT (OLD.pseudo_id, OLD.base_balance);

    -- include check_number(view = current_allocation_assignments, column = target_share, example = 0.05)

    SELECT RAISE(
        ABORT, 'current_allocation_assignments.target_share: is empty; write a number, like 0.05'
    )
    WHERE coalesce(NEW.target_share, '') = '' AND NEW.target_share IS NOT OLD.target_share;

    SELECT RAISE(
        ABORT, 'current_allocation_assignments.target_share: has no group; name allocation_group'
    )
    WHERE NEW.target_share IS NOT OLD.target_share
        AND trim(coalesce(NEW.allocation_group, '')) = '';

    -- include assign_group(new_share = CASE WHEN NEW.target_share IS NOT OLD.target_share THEN NEW.target_share END)

    UPDATE fin_assets_storages
    SET allocation_group_id =
        -- include named_group
    WHERE id = OLD.pseudo_id AND NEW.allocation_group IS NOT OLD.allocation_group;
END;

CREATE TRIGGER current_allocation_assignments_delete
INSTEAD OF DELETE ON current_allocation_assignments
BEGIN
    -- Takes the row out of its group. The group stays.
    UPDATE fin_assets_storages SET allocation_group_id = NULL WHERE id = OLD.pseudo_id;

    DELETE FROM fin_assets_storages
    WHERE id = OLD.pseudo_id
        AND NOT
        -- include asset_storage_in_use(id = OLD.pseudo_id);
END;
