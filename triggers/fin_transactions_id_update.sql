CREATE TRIGGER fin_transactions_id_update
BEFORE UPDATE OF id ON fin_transactions
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    -- include refuse_new_id(table = fin_transactions, in_use = fin_transaction_in_use)
END;
