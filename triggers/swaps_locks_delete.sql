CREATE TRIGGER swaps_locks_delete
BEFORE DELETE ON swaps
WHEN EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays as it is.
    -- include refuse_locked_swap(row = OLD, ids = OLD.id)
END;
