-- Each transaction that an import brought, with what is remarkable about it.
SELECT
    line.line_no, line.kind, tx.datetime, fin_storages.name, tx.amount, asset.code, category.name,
    tx.description,
    CASE
        WHEN line.is_doubtful = 1 THEN 'a transfer? several candidates'
        WHEN line.swap_id IS NOT NULL AND line.other_fin_transaction_id IS NULL
            THEN 'transfer found'
        WHEN
            -- include near_duplicate
            THEN 'near duplicate'
        WHEN line.role = 'uncategorised' AND line.import_rule_id IS NULL THEN 'no rule'
    END
FROM import_rows AS line
CROSS JOIN fin_transactions AS tx
    ON tx.id IN (line.fin_transaction_id, line.other_fin_transaction_id)
CROSS JOIN fin_assets_storages AS holding ON holding.id = tx.asset_storage_id
CROSS JOIN fin_storages ON fin_storages.id = holding.storage_id
CROSS JOIN fin_assets AS asset ON asset.id = holding.asset_id
CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
WHERE line.import_id = :import_id
ORDER BY line.id, tx.id
