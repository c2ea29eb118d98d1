SELECT RAISE(ABORT, ':view: pseudo_id and id are computed; omit them')
WHERE coalesce(NEW.pseudo_id, NEW.id) IS NOT NULL;

SELECT RAISE(ABORT, ':view.monthly_amount: is not a number of 0 or more; use a dot, like 1250.00')
WHERE
    -- include no_amount(column = monthly_amount);
-- include plan_view_checks(
--     view = :view, column = :column, like = :like, flag = :flag, unset = :unset
-- )
-- include plan_view_category(view = :view, column = :column)

INSERT INTO fin_transaction_plans (
    description, transaction_category_id, criteria_operator, start_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, is_fixed
)
VALUES (
    nullif(NEW.notes, ''),
    -- include named(table = fin_transaction_categories, name = NEW.:column),
    '>=',
    datetime('now', 'start of month'),
    '+1 month',
    '+31 days',
    :sign CAST(NEW.monthly_amount AS REAL),
    coalesce(NEW.:flag, :unset)
);
