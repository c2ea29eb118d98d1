SELECT RAISE(ABORT, ':view.:column: no such name in :table; correct it or add it there')
WHERE NEW.:column <> ''
    AND NOT EXISTS (SELECT 1 FROM :table WHERE :table.name = NEW.:column);
