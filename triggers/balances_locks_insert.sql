CREATE TRIGGER balances_locks_insert
BEFORE INSERT ON balances
WHEN EXISTS (SELECT 1 FROM locks WHERE NEW.datetime <= locked_until OR NEW.id > 0)
    AND NOT EXISTS (
        SELECT 1 FROM balances AS present
        WHERE present.asset_storage_id = NEW.asset_storage_id
            AND present.datetime = NEW.datetime
            AND present.amount = NEW.amount
            AND NEW.id < 0
    )
BEGIN
    -- What is closed stays as it is, the balance at its end included. A statement that begins there
    -- may say it again.
    -- include refuse_locked(table = balances, row = NEW, ids = NEW.id, before = <=)
END;
