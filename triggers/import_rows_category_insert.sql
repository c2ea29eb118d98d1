CREATE TRIGGER import_rows_category_insert
BEFORE INSERT ON import_rows
WHEN NEW.role IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE role = NEW.role)
BEGIN
    -- The category of a role is made below the root when it is missing. Units that come without
    -- money were there before; those of a split are no income, so they are passive.
    INSERT INTO fin_transaction_categories (name)
    SELECT 'all'
    WHERE NOT EXISTS (SELECT 1 FROM fin_transaction_categories WHERE parent_id IS NULL);

    -- include note_creation(table = fin_transaction_categories, import_id = NEW.import_id)
    -- include make_category(role = NEW.role, import_id = NEW.import_id, condition = TRUE)
END;
