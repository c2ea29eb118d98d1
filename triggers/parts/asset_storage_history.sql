(
    EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = :id)
    OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = :id)
    OR EXISTS (
        SELECT 1 FROM fin_transactions WHERE fin_transactions.reason_fin_asset_storage_id = :id
    )
)
