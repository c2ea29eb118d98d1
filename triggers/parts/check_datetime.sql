SELECT RAISE(ABORT, ':view.datetime: is empty; write YYYY-MM-DD HH:MM:SS')
WHERE :datetime = '';

-- A day, or a minute, is completed: it must be how the whole begins.
SELECT RAISE(ABORT, ':view.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS')
WHERE substr(datetime(:datetime, '+0 days'), 1, length(:datetime)) IS NOT :datetime;
