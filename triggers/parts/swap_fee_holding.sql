(
    SELECT held.id FROM fin_assets_storages AS held
    WHERE held.storage_id =
        -- include swap_fee_storage
        AND held.asset_id =
        -- include swap_fee_asset
)
