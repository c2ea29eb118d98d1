CREATE TRIGGER fin_storages_use_delete
BEFORE DELETE ON fin_storages
BEGIN
    -- Nothing is left that names a storage that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'fin_storages: is in use; delete what refers to it first, or set is_active to 0'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = OLD.id);
END;
