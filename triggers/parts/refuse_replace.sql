-- A statement in a trigger follows the conflict rule of the statement that fired it. So the INSERT
-- OR IGNORE above changes a row only under OR REPLACE, which would delete that row.
SELECT RAISE(ABORT, ':table: OR REPLACE would delete another row, which is in use; use UPDATE')
WHERE changes() > 0;
