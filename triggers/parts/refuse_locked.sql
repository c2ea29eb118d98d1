-- A row that is written or deleted, and those whose id it has, has had or takes.
SELECT RAISE(
    ABORT, ':table.datetime: is in a locked period; move or delete its row in current_locks first'
)
FROM (
    SELECT present.asset_storage_id, present.datetime FROM :table AS present
    WHERE present.id IN (:ids)
    UNION ALL
    SELECT :row.asset_storage_id, :row.datetime
) AS dated
INNER JOIN fin_assets_storages AS held ON held.id = dated.asset_storage_id
INNER JOIN locks ON coalesce(locks.storage_id, held.storage_id) = held.storage_id
WHERE dated.datetime :before locks.locked_until;
