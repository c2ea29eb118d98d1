SELECT RAISE(ABORT, ':view.:column: is empty; write :example')
WHERE trim(coalesce(NEW.:column, '')) = '';
