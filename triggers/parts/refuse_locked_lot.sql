SELECT RAISE(
    ABORT, 'fin_transaction_lots: its disposal is in a locked period; move its row in current_locks first'
)
FROM fin_transactions AS disposal
INNER JOIN fin_assets_storages AS held ON held.id = disposal.asset_storage_id
INNER JOIN locks ON coalesce(locks.storage_id, held.storage_id) = held.storage_id
WHERE disposal.id IN (:ids) AND disposal.datetime < locks.locked_until;
