SELECT RAISE(ABORT, 'latest_swaps: both sides are the same; name another asset or another storage')
FROM swaps
INNER JOIN fin_transactions AS credit ON credit.id = swaps.credit_fin_transaction_id
INNER JOIN fin_transactions AS debit ON debit.id = swaps.debit_fin_transaction_id
    AND debit.asset_storage_id = credit.asset_storage_id
WHERE swaps.id = :id;
