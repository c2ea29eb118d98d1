CREATE TRIGGER imports_creations_delete
AFTER DELETE ON imports
BEGIN
    -- ON DELETE CASCADE does the same, but not for those who work without foreign keys.
    DELETE FROM import_creations
    WHERE import_id = OLD.id;
END;
