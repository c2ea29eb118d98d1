CREATE TRIGGER fin_allocation_groups_use_delete
BEFORE DELETE ON fin_allocation_groups
BEGIN
    -- No account is left with a group that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_assets_storages
            WHERE fin_assets_storages.allocation_group_id = OLD.id
        );
END;
