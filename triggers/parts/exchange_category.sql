INSERT INTO fin_transaction_categories (name)
SELECT 'all'
WHERE :when AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
SELECT
    'exchange',
    'exchange',
    coalesce(root.is_passive, 0),
    coalesce(root.is_initial_import, 0),
    root.id
FROM fin_transaction_categories AS root
WHERE :when
    AND root.parent_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = 'exchange');
