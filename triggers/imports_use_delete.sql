CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- No row that was brought is left without its import, also with foreign keys off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE
        -- include import_in_use(id = OLD.id);
END;
