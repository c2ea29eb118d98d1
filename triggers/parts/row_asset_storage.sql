(
    SELECT held.id FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_storages.name = NEW.storage
        AND held.asset_id =
        -- include named_asset(code = asset_code, old_type = :old_type)
)
