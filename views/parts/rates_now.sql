-- What one unit of each asset is worth now, NULL without a rate.
rates_now AS MATERIALIZED (
    SELECT
        asset.id AS asset_id,
        -- include unit_rate(asset = asset, datetime = datetime('now'))
        AS rate
    FROM fin_assets AS asset
)
