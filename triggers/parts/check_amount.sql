SELECT RAISE(ABORT, ':view.:column: is not a number of 0 or more; use a dot, like :example')
WHERE NEW.:column <> ''
    AND
    -- include no_amount(column = :column);
