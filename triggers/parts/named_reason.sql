-- What is left out of a reason is taken from the row itself.
(
    SELECT held.id FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN asset_names AS named ON named.asset_id = held.asset_id
    WHERE fin_storages.name = coalesce(nullif(NEW.reason_storage, ''), NEW.storage)
        AND named.code = upper(coalesce(nullif(NEW.reason_asset_code, ''), NEW.asset_code))
        AND named.asset_type IN (
            coalesce(nullif(NEW.reason_asset_type, ''), NEW.asset_type),
            CASE WHEN nullif(NEW.reason_asset_type, '') IS :old_type THEN named.sole_type END
        )
)
