CREATE TRIGGER fin_transaction_lots_locks_delete
BEFORE DELETE ON fin_transaction_lots
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is filed stays as it is.
    -- include refuse_locked_lot(ids = OLD.disposal_fin_transaction_id)
END;
