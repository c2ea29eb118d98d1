CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- A foreign key refuses this too, but says less, and may be off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE EXISTS (SELECT 1 FROM import_rows WHERE import_rows.import_id = OLD.id);
END;
