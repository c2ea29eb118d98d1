CREATE TRIGGER income_insert
INSTEAD OF INSERT ON income
BEGIN
    -- Saves a plan that names no day: each month from its first day on, at any time of the month.
    -- What is missing of the root, `income` and the category below it is made.
    -- include plan_view_insert(view = income, column = source, like = salary, flag = is_guaranteed, unset = 0, sign = 0.0 +)
END;

CREATE TRIGGER income_update
INSTEAD OF UPDATE ON income
BEGIN
    -- Saves the plan. Another source moves it to that category, and renames none.
    -- include plan_view_update(view = income, column = source, like = salary, flag = is_guaranteed, unset = 0, sign = 0.0 +)
END;

CREATE TRIGGER income_delete
INSTEAD OF DELETE ON income
BEGIN
    -- Deletes the plan. Its category stays: transactions may be booked to it.
    DELETE FROM fin_transaction_plans WHERE id = OLD.pseudo_id;
END;
