SELECT RAISE(ABORT, ':view.:column: says which row this is; insert a new row instead')
WHERE NEW.:column IS NOT OLD.:column;
