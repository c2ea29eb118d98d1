(
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE category.is_initial_import = 1
    ORDER BY category.role IS NOT 'initial_import', category.id LIMIT 1
)
