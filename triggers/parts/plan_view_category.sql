-- include make_root

INSERT INTO fin_transaction_categories (name, role, is_passive, is_initial_import, parent_id)
SELECT ':view', ':view', root.is_passive, coalesce(root.is_initial_import, 0), root.id
FROM fin_transaction_categories AS root
WHERE root.parent_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = ':view');

INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
SELECT NEW.:column, coalesce(parent.is_passive, 0), coalesce(parent.is_initial_import, 0), parent.id
FROM fin_transaction_categories AS parent
WHERE parent.role = ':view'
    AND
    -- include named(table = fin_transaction_categories, name = NEW.:column)
    IS NULL;
