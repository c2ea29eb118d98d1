-- The category of what was there before the accounting began, in a tree that may be empty.
SELECT RAISE(ABORT, 'holdings: no category has is_initial_import; set it to 1 for the one with that role')
WHERE :when
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1)
    AND EXISTS (
        SELECT 1 FROM fin_transaction_categories
        WHERE role = 'initial_import' OR name = 'initial import'
    );

INSERT INTO fin_transaction_categories (name)
SELECT 'all'
WHERE :when
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id, role)
SELECT 'initial import', 0, 1, root.id, 'initial_import' FROM fin_transaction_categories AS root
WHERE root.parent_id IS NULL
    AND :when
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE is_initial_import = 1);
