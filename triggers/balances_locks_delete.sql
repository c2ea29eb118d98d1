CREATE TRIGGER balances_locks_delete
BEFORE DELETE ON balances
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays as it is, the balance at its end included.
    -- include refuse_locked(table = balances, row = OLD, ids = OLD.id, before = <=)
END;
