-- A trigger's statement follows the conflict rule of the statement that fired it: only OR REPLACE
-- makes the INSERT OR IGNORE above change a row.
SELECT RAISE(ABORT, ':table: OR REPLACE would delete another row, which is in use; use UPDATE')
WHERE changes() > 0;
