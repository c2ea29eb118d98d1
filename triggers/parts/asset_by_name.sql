-- A code is enough where only one asset has it and no other type is named (anew).
(
    SELECT named.asset_id FROM asset_names AS named
    WHERE named.code = upper(:code)
        AND named.type_id IN (
            -- include named(table = fin_asset_types, name = :type),
            CASE WHEN nullif(:type, '') IS :old_type THEN named.sole_type_id END
        )
)
