-- A group that is new begins now.
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
SELECT NEW.allocation_group, coalesce(:new_share, 0), datetime('now')
WHERE trim(NEW.allocation_group) <> ''
    AND
    -- include named_group
    IS NULL;

UPDATE fin_allocation_groups
SET target_share = :new_share
WHERE :new_share IS NOT NULL
    AND id =
    -- include named_group;
