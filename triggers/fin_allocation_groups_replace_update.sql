CREATE TRIGGER fin_allocation_groups_replace_update
BEFORE UPDATE OF id, priority ON fin_allocation_groups
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_allocation_groups, in_use = fin_allocation_group_in_use)

    -- include fin_allocation_groups_replace(own_id = OLD.id)
END;
