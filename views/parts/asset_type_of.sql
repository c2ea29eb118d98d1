(
    SELECT fin_asset_types.name FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    WHERE held.id = latest.:id
) AS :name
