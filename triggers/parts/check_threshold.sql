SELECT RAISE(ABORT, 'loans.:column: is not a share above 0; write 0.60 for 60 %')
WHERE NEW.:column <> ''
    AND (
        CAST(NEW.:column AS REAL) = NEW.:column
        AND CAST(NEW.:column AS REAL) > 0
        AND CAST(NEW.:column AS REAL) <= 2
    ) IS NOT TRUE;
