-- What comes below a parent that has a flag, with none of its own, takes it over.
UPDATE fin_transaction_categories
SET
    is_passive = coalesce(fin_transaction_categories.is_passive, parent.is_passive),
    is_initial_import
    = coalesce(fin_transaction_categories.is_initial_import, parent.is_initial_import)
FROM fin_transaction_categories AS parent
WHERE parent.id = NEW.parent_id
    AND NEW.parent_id IS NOT :old_parent_id
    AND NEW.is_passive + NEW.is_initial_import IS NULL
    AND fin_transaction_categories.id IN (
        WITH RECURSIVE branch (id) AS (
            SELECT NEW.id
            UNION
            SELECT category.id FROM branch
            INNER JOIN fin_transaction_categories AS category ON category.parent_id = branch.id
        )

        SELECT branch.id FROM branch
    );

-- include check_flag(flag = is_passive)
-- include check_flag(flag = is_initial_import)
