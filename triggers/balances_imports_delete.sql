CREATE TRIGGER balances_imports_delete
AFTER DELETE ON balances
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET balance_id = NULL
    WHERE balance_id = OLD.id;
END;
