CREATE TRIGGER fin_transactions_imports_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET fin_transaction_id = NULL
    WHERE fin_transaction_id = OLD.id;

    UPDATE import_rows SET other_fin_transaction_id = NULL
    WHERE other_fin_transaction_id = OLD.id;
END;
