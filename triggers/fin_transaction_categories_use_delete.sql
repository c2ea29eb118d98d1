CREATE TRIGGER fin_transaction_categories_use_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Nothing is left without its category, also with foreign keys off.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories: is in use; give its transactions, plans, rules another one'
    )
    WHERE EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.category_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_transaction_plans
            WHERE fin_transaction_plans.transaction_category_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM import_rules WHERE import_rules.category_id = OLD.id);
END;
