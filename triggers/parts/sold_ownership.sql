-- Owned before then; it may end then.
(
    SELECT ownership.id FROM phys_asset_ownerships AS ownership
    WHERE ownership.asset_id =
        -- include named(table = phys_assets, name = NEW.from_phys_asset)
        AND ownership.start_datetime <
        -- include moment
        AND coalesce(ownership.end_datetime, '~') >=
        -- include moment
)
