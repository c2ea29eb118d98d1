CASE
    WHEN EXISTS (
        SELECT 1 FROM fin_assets AS twin
        WHERE twin.code = asset.code
            AND twin.id <> asset.id
            AND twin.type_id IS NOT (
                SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1
            )
    )
        THEN asset.code || ':' || fin_asset_types.name
    ELSE asset.code
END AS ticker
