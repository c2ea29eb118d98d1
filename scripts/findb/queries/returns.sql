-- The time-weighted return of the whole, each type and each asset: one row per level.
WITH RECURSIVE
-- include measured_returns

SELECT
    coalesce(fin_asset_types.name, 'all') AS asset_type,
    coalesce(asset.code, '') AS asset_code,
    level.start_value, level.flow,
    level.end_value - level.start_value - level.flow AS gain,
    level.end_value,
    level.held_days,
    CASE WHEN level.held_days > 0 THEN level.growth - 1.0 END AS time_weighted,
    coalesce(level.reason, CASE WHEN level.held_days = 0 THEN 'nothing was held' END) AS reason
FROM (
    SELECT chain.*, max(chain.number) FROM chain
    WHERE chain.number > 0
    GROUP BY chain.level
) AS level
LEFT JOIN fin_asset_types ON fin_asset_types.id = level.type_id
LEFT JOIN fin_assets AS asset ON asset.id = level.asset_id
ORDER BY level.number
