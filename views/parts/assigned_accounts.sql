-- Every asset & storage of which both are active, its newest balance, and the group that it counts
-- to now.
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
:kind JOIN fin_allocation_groups AS target ON target.id = held.allocation_group_id
    AND
    -- include group_applies
-- include newest_balance(kind = LEFT, asset_storage_id = held.id)
