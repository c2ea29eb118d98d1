SELECT RAISE(ABORT, ':view.:column: is empty; write a category, like :like')
WHERE trim(coalesce(NEW.:column, '')) = '';

SELECT RAISE(ABORT, ':view.:column: is a category elsewhere; write another name, or move it below :view')
FROM fin_transaction_categories AS category
WHERE category.id =
    -- include named(table = fin_transaction_categories, name = NEW.:column)
    AND category.id NOT IN (SELECT category_id FROM planned_categories WHERE role = ':view');

SELECT RAISE(ABORT, ':view.:column: is a letter off a category there is; correct it, or add it in current_fin_transaction_categories first')
FROM fin_transaction_categories AS category
WHERE
    -- include named(table = fin_transaction_categories, name = NEW.:column)
    IS NULL
    AND
    -- include near_name(name = NEW.:column, near = category.name);

SELECT RAISE(ABORT, ':view.:flag: is not a boolean; write 1 or 0')
WHERE (coalesce(NEW.:flag, :unset) IN (0, 1, '0', '1')) IS NOT TRUE;
