(
    SELECT named.asset_id FROM asset_names AS named
    WHERE named.code = upper(
        coalesce(
            nullif(NEW.paid_asset_code, ''),
            (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1)
        )
    )
    ORDER BY named.is_cash DESC, named.asset_id ASC LIMIT 1
)
