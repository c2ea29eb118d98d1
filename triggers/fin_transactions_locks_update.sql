CREATE TRIGGER fin_transactions_locks_update
BEFORE UPDATE ON fin_transactions
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays as it is.
    -- include refuse_locked(table = fin_transactions, row = NEW, ids = NEW.id, OLD.id, before = <)
END;
