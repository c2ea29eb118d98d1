-- The newest iteration of a plan, or the first one while it is still to come.
coalesce(
    (
        SELECT newest.id FROM fin_transaction_plan_iterations AS newest
        WHERE newest.plan_id = plan.id AND newest.datetime <= :datetime
        ORDER BY newest.datetime DESC LIMIT 1
    ),
    (
        SELECT first.id FROM fin_transaction_plan_iterations AS first
        WHERE first.plan_id = plan.id
        ORDER BY first.datetime LIMIT 1
    )
)
