(
    SELECT asset.:column FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    WHERE held.id = latest.:id
) AS :name
