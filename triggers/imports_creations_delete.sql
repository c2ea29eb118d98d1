CREATE TRIGGER imports_creations_delete
AFTER DELETE ON imports
BEGIN
    -- What it made is its own from now on; also with foreign keys off.
    DELETE FROM import_creations
    WHERE import_id = OLD.id;
END;
