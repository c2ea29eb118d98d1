-- '12,5' and -1 are no amounts; '12.5' is one.
(
    CAST(NEW.:column AS REAL) = NEW.:column
    AND CAST(NEW.:column AS REAL) >= 0
    AND CAST(NEW.:column AS REAL) < 1e300
) IS NOT TRUE
