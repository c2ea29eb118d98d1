CREATE TRIGGER fin_allocation_groups_replace_insert
BEFORE INSERT ON fin_allocation_groups
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include fin_allocation_groups_replace(own_id = NEW.id)
END;
