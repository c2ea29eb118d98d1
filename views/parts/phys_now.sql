-- Physical assets that are owned, at the newest valuation since then, else at what was paid for
-- them by swaps. A payment without a rate leaves the value unknown.
phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        -- include thing_value(datetime = datetime('now'))
        AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
)
