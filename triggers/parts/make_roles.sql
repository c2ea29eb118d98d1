INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
SELECT
    replace(wanted.role, '_', ' '),
    coalesce(
        root.is_passive, wanted.role IN ('dividends', 'interest', 'withholding_taxes', 'splits')
    ),
    coalesce(root.is_initial_import, wanted.role = 'deliveries'),
    root.id,
    wanted.role
FROM (
    -- include :wanted(role = :role)
) AS wanted
INNER JOIN fin_transaction_categories AS root ON root.parent_id IS NULL
WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories AS taken WHERE taken.role = wanted.role)
