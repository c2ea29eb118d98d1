-- The categories of income and of expenses, with all below them.
plan_categories (role, category_id) AS (
    SELECT category.role, category.id FROM fin_transaction_categories AS category
    WHERE category.role IN ('income', 'expenses')
    UNION
    SELECT plan_categories.role, category.id FROM plan_categories
    INNER JOIN fin_transaction_categories AS category
        ON category.parent_id = plan_categories.category_id
)
