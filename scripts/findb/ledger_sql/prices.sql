-- The last rate of each day, because a journal knows only days. An asset's prices begin with the
-- newest rate that was known on the first day on which there was some of it.
WITH used AS (
    SELECT asset_storage_id, min(datetime) AS since FROM fin_transactions
    GROUP BY asset_storage_id
    UNION ALL
    SELECT asset_storage_id, datetime(min(datetime), '-1 second') FROM balances
    GROUP BY asset_storage_id
),

begun AS (
    SELECT held.asset_id, date(min(used.since)) AS day
    FROM used
    INNER JOIN fin_assets_storages AS held ON held.id = used.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_base = 0
    GROUP BY held.asset_id
),

needed AS MATERIALIZED (
    SELECT
        begun.asset_id,
        coalesce(
            (
                SELECT max(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = begun.asset_id AND rate.datetime <= begun.day || ' 00:00:00'
            ), ''
        ) AS since
    FROM begun
)

SELECT date(rate.datetime) AS day, rate.asset_id, rate.rate, max(rate.datetime)
FROM needed
INNER JOIN fin_asset_rates AS rate
    ON rate.asset_id = needed.asset_id AND rate.datetime >= needed.since
GROUP BY date(rate.datetime), rate.asset_id
ORDER BY day, rate.asset_id;
