CREATE TRIGGER phys_asset_ownerships_use_delete
BEFORE DELETE ON phys_asset_ownerships
BEGIN
    -- Nothing is left that names an ownership that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'phys_asset_ownerships: is one side of a swap; delete its row in swaps first'
    )
    WHERE EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_phys_ownership_id = OLD.id)
        OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_phys_ownership_id = OLD.id);

    SELECT RAISE(
        ABORT,
        'phys_asset_ownerships: is the reason of transactions or import rules; clear it there first'
    )
    WHERE
        EXISTS (
            SELECT 1 FROM fin_transactions
            WHERE fin_transactions.reason_phys_asset_ownership_id = OLD.id
        )
        OR EXISTS (
            SELECT 1 FROM import_rules
            WHERE import_rules.reason_phys_asset_ownership_id = OLD.id
        );
END;
