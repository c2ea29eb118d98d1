-- The newest fundamentals of each asset.
fundamentals_now AS MATERIALIZED (
    SELECT fundamental.* FROM fin_assets AS asset
    INNER JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = asset.id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
)
