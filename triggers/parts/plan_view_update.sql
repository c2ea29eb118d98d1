SELECT RAISE(ABORT, ':view: pseudo_id and id are computed; edit the other columns')
WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.id IS NOT OLD.id;

SELECT RAISE(ABORT, ':view.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
WHERE NEW.monthly_amount IS NOT OLD.monthly_amount
    AND
    -- include no_amount(column = monthly_amount);
-- include plan_view_checks(
--     view = :view, column = :column, like = :like, flag = :flag, unset = :unset
-- )

SELECT RAISE(ABORT, ':view.monthly_amount: was 0 or unknown; edit current_fin_transaction_plans instead')
FROM fin_transaction_plans AS plans
WHERE plans.id = OLD.pseudo_id
    AND NEW.monthly_amount IS NOT OLD.monthly_amount
    AND coalesce(OLD.monthly_amount, 0) = 0
    AND (
        plans.base_amount IS NOT NULL
        AND plans.recurrence_datetime_modifiers = '+1 month'
        AND coalesce(plans.recurrence_amount_multiplier, 1) = 1
    ) IS NOT TRUE;

-- include plan_view_category(view = :view, column = :column)

UPDATE fin_transaction_plans
SET
    description = nullif(NEW.notes, ''),
    transaction_category_id =
    -- include named(table = fin_transaction_categories, name = NEW.:column),
    base_amount = CASE
        WHEN NEW.monthly_amount IS OLD.monthly_amount THEN base_amount
        WHEN base_amount IS NOT NULL
            AND recurrence_datetime_modifiers = '+1 month'
            AND coalesce(recurrence_amount_multiplier, 1) = 1
            THEN :sign CAST(NEW.monthly_amount AS REAL)
        ELSE base_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
    END,
    local_amount = CASE
        WHEN NEW.monthly_amount IS OLD.monthly_amount THEN local_amount
        ELSE local_amount * CAST(NEW.monthly_amount AS REAL) / OLD.monthly_amount
    END,
    is_fixed = coalesce(NEW.:flag, :unset)
WHERE id = OLD.pseudo_id;
