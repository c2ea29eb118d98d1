-- What findb lots reads: all that came in and went out, but cash, in the order of time, with its
-- value then, and transfers between storages.
WITH RECURSIVE positions (asset_storage_id, asset_id, pool_id) AS (
    SELECT held.id, held.asset_id, held.asset_id FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_assets AS base ON base.is_base = 1 AND base.type_id <> asset.type_id
),

-- include pool_events

SELECT happened.* FROM (
    SELECT
        event.id, event.pool_id, held.storage_id, event.datetime, event.amount, event.value,
        event.is_split,
        NULL AS to_storage_id,
        (
            SELECT count(*) > 0 FROM locks
            WHERE coalesce(locks.storage_id, held.storage_id) = held.storage_id
                AND tx.datetime < locks.locked_until
        ) AS is_locked
    FROM pool_events AS event
    INNER JOIN fin_transactions AS tx ON tx.id = event.id
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    UNION ALL
    SELECT
        credit.id, source.asset_id, source.storage_id, credit.datetime, debit.amount, NULL, 0,
        target.storage_id,
        0
    FROM swaps AS swap
    INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
    INNER JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
    INNER JOIN fin_assets_storages AS source ON source.id = credit.asset_storage_id
    INNER JOIN fin_assets_storages AS target
        ON target.id = debit.asset_storage_id AND target.asset_id = source.asset_id
    INNER JOIN positions ON positions.asset_storage_id = source.id
    WHERE credit.datetime <= datetime('now')
) AS happened
ORDER BY happened.datetime ASC, happened.id ASC
