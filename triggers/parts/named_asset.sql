-- A code is enough where only one asset has it and no other type is named (anew).
(
    SELECT named.asset_id FROM asset_names AS named
    WHERE named.code = upper(NEW.:code)
        AND named.asset_type IN (
            NEW.asset_type,
            CASE WHEN nullif(NEW.asset_type, '') IS :old_type THEN named.sole_type END
        )
)
