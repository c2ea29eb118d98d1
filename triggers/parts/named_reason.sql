-- What is left out of a reason is taken from the row itself.
(
    SELECT held.id FROM fin_assets_storages AS held
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    WHERE held.storage_id =
        -- include named(
        --     table = fin_storages, name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
        -- )
        AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
        AND named.type_id IN (
            -- include named(
            --     table = fin_asset_types,
            --     name = coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type)
            -- ),
            CASE WHEN nullif(NEW.reason_asset_type, '') IS :old_type THEN named.sole_type_id END
        )
)
