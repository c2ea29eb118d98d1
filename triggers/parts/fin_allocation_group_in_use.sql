EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.allocation_group_id = :id)
