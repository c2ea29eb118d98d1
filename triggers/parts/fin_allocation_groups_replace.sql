INSERT OR IGNORE INTO fin_allocation_groups
SELECT other.* FROM fin_allocation_groups AS other
WHERE other.id IS NOT :own_id
    AND (other.id = NEW.id OR other.priority = NEW.priority)
    AND
    -- include fin_allocation_group_in_use(id = other.id);

-- include refuse_replace(table = fin_allocation_groups)
