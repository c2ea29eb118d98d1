(
    EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = :id)
    OR EXISTS (
        SELECT 1 FROM fin_transaction_plans
        WHERE fin_transaction_plans.transaction_category_id = :id
    )
    OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = :id)
)
