-- What is left out when its storage is named (anew) is the value.
coalesce(
    nullif(NEW.:amount, ''),
    CASE
        WHEN :old_storage IS NULL THEN nullif(NEW.value, '') / (
            SELECT named.rate FROM asset_names AS named
            WHERE named.asset_id =
                -- include paid_asset
        )
    END
)
