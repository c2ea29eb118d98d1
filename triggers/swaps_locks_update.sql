CREATE TRIGGER swaps_locks_update
BEFORE UPDATE ON swaps
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays as it is.
    -- include refuse_locked_swap(row = NEW, ids = NEW.id, OLD.id)
END;
