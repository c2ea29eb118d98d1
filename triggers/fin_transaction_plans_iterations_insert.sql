CREATE TRIGGER fin_transaction_plans_iterations_insert
AFTER INSERT ON fin_transaction_plans
BEGIN
    -- A plan is worked out once, when it is written: into its iterations, which only increase.
    -- include plan_iterations
END;
