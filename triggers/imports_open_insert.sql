CREATE TRIGGER imports_open_insert
AFTER INSERT ON imports
WHEN NEW.finished_datetime IS NULL
BEGIN
    -- At most one import is open, the newest: one that was left open is finished.
    UPDATE imports SET finished_datetime = datetime('now')
    WHERE finished_datetime IS NULL AND id <> NEW.id;
END;
