-- include use_insert_update(table = :table, columns = :columns, same = :same, in_use = :in_use)

CREATE TRIGGER :table_use_delete
BEFORE DELETE ON :table
BEGIN
    -- A foreign key refuses this, too, but it says less and may be off.
    SELECT RAISE(ABORT, ':table: is in use; :remedy')
    WHERE
        -- include :in_use(id = OLD.id);
END;
