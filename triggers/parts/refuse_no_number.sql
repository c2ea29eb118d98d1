SELECT RAISE(ABORT, 'import_inbox.:column: is not a number; write digits with a dot, like 12.50')
WHERE nullif(NEW.:column, '') IS NOT NULL
    AND (CAST(NEW.:column AS REAL) = NEW.:column AND abs(NEW.:column) < 1e300) IS NOT TRUE;
