-- What an import made because it was missing: what it is, and its name.
SELECT 'account', fin_storages.name FROM import_creations AS creation
INNER JOIN import_accounts AS account ON account.id = creation.row_id
INNER JOIN fin_storages ON fin_storages.id = account.storage_id
WHERE creation.table_name = 'import_accounts' AND creation.import_id = :import_id
UNION ALL
SELECT 'asset', asset.code FROM import_creations AS creation
INNER JOIN fin_assets AS asset ON asset.id = creation.row_id
WHERE creation.table_name = 'fin_assets' AND creation.import_id = :import_id
UNION ALL
SELECT 'category', category.name FROM import_creations AS creation
INNER JOIN fin_transaction_categories AS category ON category.id = creation.row_id
WHERE creation.table_name = 'fin_transaction_categories' AND creation.import_id = :import_id
