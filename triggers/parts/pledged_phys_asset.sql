CASE
    WHEN
        -- include pledged_storage
        IS NULL
        THEN
        -- include named(table = phys_assets, name = NEW.collateral_type)
END
