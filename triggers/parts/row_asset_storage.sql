(
    SELECT held.id FROM fin_assets_storages AS held
    WHERE held.storage_id =
        -- include named(table = fin_storages, name = NEW.storage)
        AND held.asset_id =
        -- include named_asset(code = asset_code, old_type = :old_type)
)
