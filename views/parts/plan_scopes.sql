-- include category_lines,

-- Every plan with each category that it covers: its own and all below.
plan_scopes AS MATERIALIZED (
    SELECT plans.id AS plan_id, line.category_id
    FROM fin_transaction_plans AS plans
    INNER JOIN category_lines AS line ON line.ancestor_id = plans.transaction_category_id
)
