-- The newest iteration of a plan, or the first one while it is still to come.
coalesce(
    (
        SELECT newest.id FROM fin_transaction_plan_iterations AS newest
        WHERE newest.plan_id = plans.id AND newest.datetime <= :datetime
        ORDER BY newest.datetime DESC LIMIT 1
    ),
    (
        SELECT earliest.id FROM fin_transaction_plan_iterations AS earliest
        WHERE earliest.plan_id = plans.id
        ORDER BY earliest.datetime LIMIT 1
    )
)
