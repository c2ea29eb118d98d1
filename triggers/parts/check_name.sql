SELECT RAISE(ABORT, ':view.:column: no such name in current_:table; correct it or add it there')
WHERE NEW.:column <> ''
    AND
    -- include named(table = :table, name = NEW.:column)
    IS NULL;
