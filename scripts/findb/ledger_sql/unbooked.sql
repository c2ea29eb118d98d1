-- What each balance shows and transactions do not tell, of all times. Whole units and fractions are
-- added up apart, as in historical_txs_balances_mismatch, which looks back two years only.
WITH intervals AS (
    SELECT
        balance.asset_storage_id,
        balance.datetime,
        balance.amount,
        coalesce(lag(balance.datetime) OVER earlier, '') AS since,
        coalesce(lag(balance.amount) OVER earlier, 0.0) AS earlier_amount
    FROM balances AS balance
    WINDOW earlier AS (PARTITION BY balance.asset_storage_id ORDER BY balance.datetime)
),

differences AS (
    SELECT
        intervals.*,
        intervals.amount - intervals.earlier_amount - (
            SELECT
                total(CAST(tx.amount AS INTEGER)) + total(tx.amount - CAST(tx.amount AS INTEGER))
            FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = intervals.asset_storage_id
                AND tx.datetime >= intervals.since
                AND tx.datetime < intervals.datetime
        ) AS difference
    FROM intervals
)

SELECT
    date(differences.datetime, '-1 second') AS day,
    coalesce('Not booked since ' || nullif(date(differences.since), ''), 'Not booked before')
        AS description,
    differences.asset_storage_id,
    held.asset_id,
    round(differences.difference, 8) AS amount
FROM differences
INNER JOIN fin_assets_storages AS held ON held.id = differences.asset_storage_id
WHERE abs(differences.difference) > 5e-9 + 1e-15 * abs(differences.amount)
ORDER BY differences.datetime, differences.asset_storage_id;
