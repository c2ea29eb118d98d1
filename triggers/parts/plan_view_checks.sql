SELECT RAISE(ABORT, ':view.:column: is empty; write a category, like :like')
WHERE trim(coalesce(NEW.:column, '')) = '';

SELECT RAISE(ABORT, ':view.:column: is a category elsewhere; write another name, or move it below :view')
WHERE EXISTS (SELECT 1 FROM fin_transaction_categories WHERE name = NEW.:column)
    AND NOT EXISTS (SELECT 1 FROM planned_categories WHERE role = ':view' AND name = NEW.:column);

SELECT RAISE(ABORT, ':view.:flag: is not a boolean; write 1 or 0')
WHERE (coalesce(NEW.:flag, :unset) IN (0, 1, '0', '1')) IS NOT TRUE;
