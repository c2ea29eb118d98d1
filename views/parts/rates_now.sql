-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE
                -- include rate_at(asset_id = asset.id, datetime = datetime('now'))
        END AS rate
    FROM fin_assets AS asset
)
