-- include insert_and_update(
--     table = fin_transaction_plans, rule = iterations, time = AFTER, body = plan_iterations,
--     when = TRUE, columns = id, start_datetime, end_datetime, recurrence_datetime_modifiers,
--         recurrence_amount_multiplier, deviation_datetime_modifier
-- )

CREATE TRIGGER fin_transaction_plans_iterations_delete
BEFORE DELETE ON fin_transaction_plans
BEGIN
    -- A plan takes its iterations along, with foreign keys off, too.
    DELETE FROM fin_transaction_plan_iterations WHERE plan_id = OLD.id;
END;
