CREATE TRIGGER :table_id_update
BEFORE UPDATE OF id ON :table
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    -- include refuse_new_id(table = :table, in_use = :in_use)
END;
