-- include check_date(view = :view, column = :column)

-- East of UTC a day begins up to 14 hours earlier.
SELECT RAISE(ABORT, ':view.:column: is in the future; write a day up to today')
WHERE NEW.:column > date('now', '+14 hours');
