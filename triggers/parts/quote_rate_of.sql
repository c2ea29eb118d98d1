(
    SELECT
        -- include quote_rate(day = :day)
    FROM fin_assets AS asset
    LEFT JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
    WHERE asset.id =
        -- include :asset(old_type = :old_type)
)
