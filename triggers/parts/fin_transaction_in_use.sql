(
    EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM swaps WHERE swaps.fee_fin_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM fin_transaction_splits WHERE fin_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM fin_transaction_splits WHERE part_fin_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM balance_goals WHERE balance_goals.result_transaction_id = :id)
    OR EXISTS (SELECT 1 FROM fin_transaction_costs WHERE fin_transaction_costs.transaction_id = :id)
)
