CREATE TRIGGER fin_transactions_imports_delete
AFTER DELETE ON fin_transactions
BEGIN
    -- As for the other tables that imports write to: see parts/forget_in_import_rows.sql.
    UPDATE import_rows SET fin_transaction_id = NULL
    WHERE fin_transaction_id = OLD.id;

    UPDATE import_rows SET other_fin_transaction_id = NULL
    WHERE other_fin_transaction_id = OLD.id;
END;
