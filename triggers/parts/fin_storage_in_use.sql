(
    EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.storage_id = :id)
    OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.collateral_storage_id = :id)
    OR EXISTS (SELECT 1 FROM imports WHERE imports.storage_id = :id)
    OR EXISTS (SELECT 1 FROM import_accounts WHERE import_accounts.storage_id = :id)
    OR EXISTS (SELECT 1 FROM locks WHERE locks.storage_id = :id)
)
