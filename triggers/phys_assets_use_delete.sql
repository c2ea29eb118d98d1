CREATE TRIGGER phys_assets_use_delete
BEFORE DELETE ON phys_assets
BEGIN
    -- Nothing is left that names a thing that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'phys_assets: is in use; delete its ownerships, valuations and loans first')
    WHERE
        -- include phys_asset_in_use(id = OLD.id);
END;
