CREATE TRIGGER phys_asset_ownerships_use_delete
BEFORE DELETE ON phys_asset_ownerships
BEGIN
    -- Nothing is left that names an ownership that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'phys_asset_ownerships: is one side of a swap; delete it in latest_swaps first')
    WHERE
        -- include ownership_in_swap(id = OLD.id);

    SELECT RAISE(ABORT, 'phys_asset_ownerships: is the reason of transactions or import rules; clear it there first')
    WHERE
        -- include ownership_is_reason(id = OLD.id);
END;
