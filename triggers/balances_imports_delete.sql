CREATE TRIGGER balances_imports_delete
AFTER DELETE ON balances
BEGIN
    -- include forget_in_import_rows(row_id = balance_id)
END;
