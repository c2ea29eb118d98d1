-- Every category with the roles of itself and of those above it.
category_roles AS MATERIALIZED (
    SELECT line.category_id, category.role FROM category_lines AS line
    INNER JOIN fin_transaction_categories AS category
        ON category.id = line.ancestor_id AND category.role IS NOT NULL
)
