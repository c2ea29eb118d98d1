(
    SELECT phys_assets.id FROM phys_assets
    WHERE phys_assets.name = NEW.collateral_type
        AND
        -- include pledged_storage
        IS NULL
)
