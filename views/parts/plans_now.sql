plan_moments AS (SELECT 1 AS month, datetime('now') AS datetime),

-- include monthly_plans
