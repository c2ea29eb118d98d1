-- Sides of a swap that is written or deleted, and of those whose id it has, has had or takes.
SELECT RAISE(
    ABORT, 'swaps: a side is in a locked period; move or delete its row in current_locks first'
)
FROM fin_transactions AS side
INNER JOIN fin_assets_storages AS held ON held.id = side.asset_storage_id
INNER JOIN locks ON coalesce(locks.storage_id, held.storage_id) = held.storage_id
WHERE side.datetime < locks.locked_until
    AND side.id IN (
        SELECT :row.credit_fin_transaction_id
        UNION ALL
        SELECT :row.debit_fin_transaction_id
        UNION ALL
        SELECT :row.fee_fin_transaction_id
        UNION ALL
        SELECT present.credit_fin_transaction_id FROM swaps AS present WHERE present.id IN (:ids)
        UNION ALL
        SELECT present.debit_fin_transaction_id FROM swaps AS present WHERE present.id IN (:ids)
        UNION ALL
        SELECT present.fee_fin_transaction_id FROM swaps AS present WHERE present.id IN (:ids)
    );
