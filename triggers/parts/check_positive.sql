SELECT RAISE(ABORT, ':view.:column: is not a number above 0; use a dot, like :example')
WHERE NEW.:column <> ''
    AND (
        CAST(NEW.:column AS REAL) = NEW.:column
        AND CAST(NEW.:column AS REAL) > 0
        AND CAST(NEW.:column AS REAL) < 1e300
    ) IS NOT TRUE;
