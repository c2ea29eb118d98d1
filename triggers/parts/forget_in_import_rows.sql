CREATE TRIGGER :table_imports_delete
AFTER DELETE ON :table
BEGIN
    -- The row of the file stays, so that it does not come again. ON DELETE SET NULL does the same,
    -- but not for those who work without foreign keys.
    UPDATE import_rows SET :row_id = NULL
    WHERE :row_id = OLD.id;
END;
