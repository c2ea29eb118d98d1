-- Every category, and the child of the root that it is below. Where that child has neither the role
-- `income` nor `expenses`, the direction of most transactions below it decides. Swaps and initial
-- imports do not count: they have other accounts.
WITH RECURSIVE
tree (id, name, parent_id, top_id) AS (
    SELECT id, name, parent_id, id FROM fin_transaction_categories
    WHERE parent_id IS NULL
    UNION ALL
    SELECT
        child.id, child.name, child.parent_id,
        CASE WHEN tree.parent_id IS NULL THEN child.id ELSE tree.top_id END
    FROM tree
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = tree.id
),

signs AS MATERIALIZED (
    SELECT tx.category_id, total(tx.amount > 0) AS ins, total(tx.amount < 0) AS outs
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category
        ON category.id = tx.category_id AND category.is_initial_import IS NOT 1
    WHERE NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
    GROUP BY tx.category_id
)

SELECT
    tree.id,
    tree.name,
    tree.parent_id,
    tree.top_id,
    top.role AS top_role,
    sum(coalesce(signs.ins, 0) - coalesce(signs.outs, 0)) OVER (PARTITION BY tree.top_id) > 0
        AS is_income,
    signs.category_id IS NOT NULL AS is_used
FROM tree
INNER JOIN fin_transaction_categories AS top ON top.id = tree.top_id
LEFT JOIN signs ON signs.category_id = tree.id
ORDER BY tree.id;
