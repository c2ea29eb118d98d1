CREATE TRIGGER imports_use_delete
BEFORE DELETE ON imports
BEGIN
    -- A foreign key refuses this too, but says less, and may be off.
    SELECT RAISE(ABORT, 'imports: has brought rows; set is_undone to 1 first')
    WHERE
        -- include import_in_use(id = OLD.id);
END;
