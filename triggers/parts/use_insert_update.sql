CREATE TRIGGER :table_use_insert
BEFORE INSERT ON :table
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from deleting what other rows refer to.
    -- include refuse_replace(table = :table, same = :same, in_use = :in_use, own_id = NEW.id)
END;

CREATE TRIGGER :table_use_update
BEFORE UPDATE OF id, :columns ON :table
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    -- include refuse_new_id(table = :table, in_use = :in_use)
    -- include refuse_replace(table = :table, same = :same, in_use = :in_use, own_id = OLD.id)
END;
