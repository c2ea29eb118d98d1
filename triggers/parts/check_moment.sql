-- YYYY-MM-DD and YYYY-MM-DD HH:MM are completed with zeros.
SELECT RAISE(ABORT, ':view.:column: is no datetime; write YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS')
WHERE NEW.:column <> ''
    AND datetime(NEW.:column, '+0 days')
    IS NOT NEW.:column || substr(' 00:00:00', length(NEW.:column) - 9);
