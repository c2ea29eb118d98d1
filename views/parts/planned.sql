SELECT
    plans.id AS pseudo_id,
    plans.id,
    category.name AS :column,
    :sign plans.base_amount AS monthly_amount,
    plans.is_fixed AS :flag,
    plans.description AS notes
FROM monthly_plans AS plans
INNER JOIN fin_transaction_categories AS category ON category.id = plans.category_id
WHERE plans.role = ':role'
ORDER BY plans.id
