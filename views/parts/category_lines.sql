-- Every category with itself and each one above it.
category_lines (category_id, ancestor_id) AS (
    SELECT category.id, category.id FROM fin_transaction_categories AS category
    UNION ALL
    SELECT line.category_id, category.parent_id FROM category_lines AS line
    INNER JOIN fin_transaction_categories AS category
        ON category.id = line.ancestor_id AND category.parent_id IS NOT NULL
)
