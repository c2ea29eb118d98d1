CREATE TRIGGER expenses_insert
INSTEAD OF INSERT ON expenses
BEGIN
    -- Saves a plan that names no day: each month from its first day on, at any time of the month.
    -- What is missing of the root, `expenses` and the category below it is made.
    -- include plan_view_insert(view = expenses, column = category, like = food, flag = is_fixed, unset = 1, sign = 0.0 -)
END;

CREATE TRIGGER expenses_update
INSTEAD OF UPDATE ON expenses
BEGIN
    -- Saves the plan. Another category moves it to that category, and renames none.
    -- include plan_view_update(view = expenses, column = category, like = food, flag = is_fixed, unset = 1, sign = 0.0 -)
END;

CREATE TRIGGER expenses_delete
INSTEAD OF DELETE ON expenses
BEGIN
    -- Deletes the plan. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;
