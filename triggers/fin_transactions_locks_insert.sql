CREATE TRIGGER fin_transactions_locks_insert
BEFORE INSERT ON fin_transactions
WHEN EXISTS (SELECT 1 FROM locks WHERE NEW.datetime < locked_until OR NEW.id > 0)
BEGIN
    -- What is closed stays as it is.
    -- include refuse_locked(table = fin_transactions, row = NEW, ids = NEW.id, before = <)
END;
