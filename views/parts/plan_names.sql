INNER JOIN fin_transaction_plans AS plans ON plans.id = span.plan_id
INNER JOIN fin_transaction_categories AS category ON category.id = plans.transaction_category_id
LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
LEFT JOIN fin_assets AS asset ON asset.id = held.asset_id
LEFT JOIN fin_storages ON fin_storages.id = held.storage_id
