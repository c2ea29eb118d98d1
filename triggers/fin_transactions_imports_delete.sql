CREATE TRIGGER fin_transactions_imports_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- include forget_in_import_rows(row_id = fin_transaction_id)

    UPDATE import_rows SET other_fin_transaction_id = NULL
    WHERE other_fin_transaction_id = OLD.id;
END;
