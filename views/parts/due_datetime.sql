-- So many months after the start; the last day of a month that is too short.
min(
    datetime(:start, '+' || (:number) || ' months'),
    date(:start, 'start of month', '+' || (:number + 1) || ' months', '-1 day')
    || ' ' || time(:start)
)
