CREATE TRIGGER fin_allocation_groups_use_delete
BEFORE DELETE ON fin_allocation_groups
BEGIN
    -- No account is left with a group that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first'
    )
    WHERE
        -- include fin_allocation_group_in_use(id = OLD.id);
END;
