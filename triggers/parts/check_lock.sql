-- include check_name(view = current_locks, column = storage, table = fin_storages)
-- include check_filled(view = current_locks, column = locked_until, example = YYYY-MM-DD HH:MM:SS)

-- A day, or a minute, is completed: it must be how the whole begins.
SELECT RAISE(ABORT, 'current_locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS')
WHERE substr(datetime(NEW.locked_until, '+0 days'), 1, length(NEW.locked_until))
    IS NOT NEW.locked_until;

SELECT RAISE(ABORT, 'current_locks.locked_until: is in the future; write a moment up to now')
WHERE datetime(NEW.locked_until, '+0 days') > datetime('now');
