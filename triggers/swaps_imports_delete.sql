CREATE TRIGGER swaps_imports_delete
AFTER DELETE ON swaps
BEGIN
    -- include forget_in_import_rows(row_id = swap_id)
END;
