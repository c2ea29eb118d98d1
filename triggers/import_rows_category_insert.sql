CREATE TRIGGER import_rows_category_insert
BEFORE INSERT ON import_rows
WHEN
    NEW.category IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.category)
BEGIN
    -- Each kind has a category of its own below the root: what is missing is made. Units that come
    -- without money were there before; those of a split change nothing, as the rate tells.
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_transaction_categories (name, is_passive, is_initial_import, parent_id)
    SELECT
        NEW.category,
        coalesce(
            root.is_passive,
            NEW.category IN ('dividends', 'interest', 'withholding taxes', 'splits')
        ),
        coalesce(root.is_initial_import, NEW.category = 'deliveries'),
        root.id
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_transaction_categories', last_insert_rowid()
    WHERE changes() = 1;
END;
