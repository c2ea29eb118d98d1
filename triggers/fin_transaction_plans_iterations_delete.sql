CREATE TRIGGER fin_transaction_plans_iterations_delete
BEFORE DELETE ON fin_transaction_plans
BEGIN
    -- A plan takes its iterations along, with foreign keys off, too.
    DELETE FROM fin_transaction_plan_iterations WHERE plan_id = OLD.id;
END;
