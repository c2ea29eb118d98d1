(
    EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.asset_storage_id = :id)
    OR EXISTS (
        SELECT 1 FROM fin_transaction_plans WHERE fin_transaction_plans.asset_storage_id = :id
    )
    OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = :id)
    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.reason_fin_asset_storage_id = :id)
)
