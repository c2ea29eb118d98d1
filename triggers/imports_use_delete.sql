CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- No row that was brought is left without its import, also with foreign keys off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = OLD.id);
END;
