-- What balances show and transactions do not tell: historical_txs_balances_mismatch of all times.
WITH
ends AS (
    SELECT
        balance.asset_storage_id,
        balance.datetime AS end_datetime,
        balance.datetime AS until,
        balance.amount,
        lag(balance.id) OVER (
            PARTITION BY balance.asset_storage_id ORDER BY balance.datetime
        ) AS previous_id
    FROM balances AS balance
),

-- include mismatched_intervals

SELECT
    date(mismatch.end_datetime, '-1 second') AS day,
    coalesce('Not booked since ' || date(mismatch.start_datetime), 'Not booked before')
        AS description,
    mismatch.asset_storage_id,
    held.asset_id,
    mismatch.amount_unaccounted AS amount
FROM mismatched_intervals AS mismatch
INNER JOIN fin_assets_storages AS held ON held.id = mismatch.asset_storage_id
ORDER BY mismatch.end_datetime, mismatch.asset_storage_id;
