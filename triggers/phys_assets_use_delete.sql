CREATE TRIGGER phys_assets_use_delete
BEFORE DELETE ON phys_assets
BEGIN
    -- Nothing is left that names a thing that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'phys_assets: is in use; delete its ownerships, valuations and loans first')
    WHERE EXISTS (SELECT 1 FROM phys_asset_ownerships WHERE phys_asset_ownerships.asset_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM phys_asset_valuations
            WHERE phys_asset_valuations.asset_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_phys_asset_id = OLD.id);
END;
