SELECT
    plan.id AS pseudo_id,
    plan.id,
    category.name AS :column,
    :sign plan.base_amount AS monthly_amount,
    plan.is_fixed AS :flag,
    plan.description AS notes
FROM monthly_plans AS plan
INNER JOIN fin_transaction_categories AS category ON category.id = plan.category_id
WHERE plan.role = ':role'
ORDER BY plan.id
