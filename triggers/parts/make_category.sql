INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
SELECT
    replace(:role, '_', ' '),
    coalesce(root.is_passive, :role IN ('dividends', 'interest', 'withholding_taxes', 'splits')),
    coalesce(root.is_initial_import, :role = 'deliveries'),
    root.id,
    :role
FROM fin_transaction_categories AS root
WHERE :condition
    AND root.parent_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories AS taken WHERE taken.role = :role);

-- include note_creation(table = fin_transaction_categories, import_id = :import_id)
