CREATE TRIGGER balances_locks_update
BEFORE UPDATE ON balances
WHEN EXISTS (SELECT 1 FROM locks)
    AND (
        NEW.id <> OLD.id
        OR NEW.datetime <> OLD.datetime
        OR NEW.amount <> OLD.amount
        OR NEW.asset_storage_id <> OLD.asset_storage_id
    )
BEGIN
    -- What is closed stays as it is, the balance at its end included. A statement that begins there
    -- may say it again.
    -- include refuse_locked(table = balances, row = NEW, ids = NEW.id, OLD.id, before = <=)
END;
