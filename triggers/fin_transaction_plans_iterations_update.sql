CREATE TRIGGER fin_transaction_plans_iterations_update
AFTER UPDATE OF
    id, start_datetime, end_datetime, recurrence_datetime_modifiers, recurrence_amount_multiplier,
    deviation_datetime_modifier
ON fin_transaction_plans
BEGIN
    -- A plan is worked out once, when it is written: into its iterations, which only increase.
    -- include plan_iterations
END;
