-- Without a code it is the base asset.
CASE
    WHEN coalesce(NEW.asset_code, '') = ''
        THEN (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
    ELSE
        -- include named_asset(code = asset_code, old_type = :old_type)
END
