-- A statement in a trigger follows the conflict rule of the statement that fired it. So this INSERT
-- OR IGNORE changes a row only under OR REPLACE, which would delete that row.
INSERT OR IGNORE INTO :table
SELECT other.* FROM :table AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR :same)
    AND
    -- include :in_use(id = other.id);

SELECT RAISE(ABORT, ':table: OR REPLACE would delete another row, which is in use; use UPDATE')
WHERE changes() > 0;
