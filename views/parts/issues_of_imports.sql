SELECT
    'transfer_doubtful', 'fin_transactions', tx.id,
    'The amount of ' || date(tx.datetime) || ' may be a transfer, but there are several candidates'
    || ' for its other side.',
    'Add the right pair to swaps, or give the transaction a category of its own.'
FROM import_rows AS import_row
INNER JOIN fin_transactions AS tx ON tx.id = import_row.fin_transaction_id
INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    AND category.role IN ('uncategorised', 'transfers', 'deliveries')
WHERE import_row.is_doubtful = 1
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.credit_fin_transaction_id = tx.id)
    AND NOT EXISTS (SELECT 1 FROM swaps AS swap WHERE swap.debit_fin_transaction_id = tx.id)
UNION ALL
SELECT
    'price_waiting', 'import_rows', min(import_row.id),
    count(*) || ' imported prices are in ' || import_row.currency || ', which has no rate then.',
    'Add its rates, then finish an import: the prices become rates.'
FROM import_rows AS import_row
WHERE import_row.is_waiting = 1
GROUP BY import_row.currency
UNION ALL
SELECT
    'uncategorised', 'fin_transactions', NULL,
    count(*) || ' transactions are uncategorised.',
    'Add rules to import_rules, then run findb rules apply; or set their category.'
FROM fin_transactions AS tx
WHERE tx.category_id = (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE category.role = 'uncategorised'
)
GROUP BY tx.category_id
UNION ALL
SELECT
    'import_open', 'imports', open.id,
    'The import of ' || open.started_datetime || ' is not finished.',
    'Set its finished_datetime, or undo it.'
FROM imports AS open
WHERE open.finished_datetime IS NULL AND open.started_datetime < datetime('now', '-1 day')
