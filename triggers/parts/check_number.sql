-- '12,5' and 'abc' are no numbers; '12.5' is one.
SELECT RAISE(ABORT, ':view.:column: is not a number; write digits with a dot, like :example')
WHERE NEW.:column <> ''
    AND (
        CAST(NEW.:column AS REAL) = NEW.:column AND abs(CAST(NEW.:column AS REAL)) < 1e300
    ) IS NOT TRUE;
