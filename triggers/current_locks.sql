CREATE TRIGGER current_locks_insert
INSTEAD OF INSERT ON current_locks
BEGIN
    -- Locks the period up to a moment, or moves the line of a storage that has one.
    SELECT RAISE(ABORT, 'current_locks.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT NULL;

    -- include check_lock

    UPDATE locks SET locked_until = datetime(NEW.locked_until, '+0 days')
    WHERE storage_id IS
        -- include named(table = fin_storages, name = NEW.storage);

    INSERT INTO locks (storage_id, locked_until)
    SELECT
        -- include named(table = fin_storages, name = NEW.storage),
        datetime(NEW.locked_until, '+0 days')
    WHERE changes() = 0;
END;

CREATE TRIGGER current_locks_update
INSTEAD OF UPDATE ON current_locks
BEGIN
    -- Moves the line, or points it to another storage.
    SELECT RAISE(ABORT, 'current_locks.pseudo_id: is computed; leave it out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id;

    -- include check_lock

    SELECT RAISE(ABORT, 'current_locks.storage: has a lock already; edit that row')
    FROM locks
    WHERE id <> OLD.pseudo_id
        AND storage_id IS
        -- include named(table = fin_storages, name = NEW.storage);

    UPDATE locks
    SET
        storage_id =
        -- include named(table = fin_storages, name = NEW.storage),
        locked_until = datetime(NEW.locked_until, '+0 days')
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_locks_delete
INSTEAD OF DELETE ON current_locks
BEGIN
    -- Unlocks the period.
    DELETE FROM locks WHERE id = OLD.pseudo_id;
END;
