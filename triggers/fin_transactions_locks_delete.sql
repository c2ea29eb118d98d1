CREATE TRIGGER fin_transactions_locks_delete
BEFORE DELETE ON fin_transactions
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays as it is.
    -- include refuse_locked(table = fin_transactions, row = OLD, ids = OLD.id, before = <)
END;
