(
    SELECT held.id FROM fin_assets_storages AS held
    WHERE held.storage_id =
        -- include named(table = fin_storages, name = :storage)
        AND held.asset_id =
        -- include :asset(old_type = :old_type)
)
