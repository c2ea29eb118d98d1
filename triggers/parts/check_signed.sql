SELECT RAISE(ABORT, ':view.:column: is 0 or not a number; use a dot, like :example')
WHERE (
    CAST(NEW.:column AS REAL) = NEW.:column
    AND CAST(NEW.:column AS REAL) <> 0
    AND abs(CAST(NEW.:column AS REAL)) < 1e300
) IS NOT TRUE;
