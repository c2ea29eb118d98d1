CREATE TRIGGER imports_id_update
BEFORE UPDATE OF id ON imports
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    -- include refuse_new_id(table = imports, in_use = import_in_use)
END;
