(
    SELECT ownership.id FROM phys_asset_ownerships AS ownership
    WHERE ownership.asset_id =
        -- include named(table = phys_assets, name = :name)
        AND ownership.start_datetime <= :datetime
        AND coalesce(ownership.end_datetime, '~') > :datetime
)
