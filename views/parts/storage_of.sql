(
    SELECT fin_storages.name FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE held.id = latest.:id
) AS :name
