(
    EXISTS (
        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_phys_asset_ownership_id = :id
    )
    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_phys_asset_ownership_id = :id)
)
