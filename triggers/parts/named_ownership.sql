(
    SELECT ownership.id FROM phys_assets
    INNER JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = phys_assets.id
    WHERE phys_assets.name = NEW.reason_phys_asset
        AND ownership.start_datetime <= :datetime
        AND coalesce(ownership.end_datetime, '~') > :datetime
)
