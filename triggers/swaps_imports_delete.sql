CREATE TRIGGER swaps_imports_delete
AFTER DELETE ON swaps
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET swap_id = NULL
    WHERE swap_id = OLD.id;
END;
