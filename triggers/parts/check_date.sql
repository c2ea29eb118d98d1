SELECT RAISE(ABORT, ':view.:column: is not a date; write YYYY-MM-DD')
WHERE NEW.:column <> ''
    AND (length(NEW.:column) = 10 AND date(NEW.:column, '+0 days') = NEW.:column) IS NOT TRUE;
