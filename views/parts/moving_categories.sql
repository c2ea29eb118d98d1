-- What is in these categories, and in those below, is neither earned nor spent: it was there
-- before, went from one place to another, or is the same in other units.
moving_categories (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE category.is_initial_import = 1
        OR category.role IN ('transfers', 'exchange', 'deliveries', 'splits')
    UNION
    SELECT category.id FROM moving_categories AS moving
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = moving.category_id
)
