-- include check_filled(view = current_goals, column = goal, example = a name, like New roof)
-- include check_filled(view = current_goals, column = amount, example = one, like 5000.00)
-- include check_number(view = current_goals, column = amount, example = 5000.00)
-- include check_code(view = current_goals, old_type = :old_type)
-- include check_storage(view = current_goals)

SELECT RAISE(ABORT, 'current_goals.priority: is not a whole number; write 1, 2, 3 ...')
WHERE NEW.priority <> '' AND (CAST(NEW.priority AS INTEGER) = NEW.priority) IS NOT TRUE;

SELECT RAISE(ABORT, 'current_goals.priority: another goal has it; write another number')
FROM balance_goals AS other
WHERE other.priority = CAST(NEW.priority AS INTEGER)
    AND NEW.priority <> ''
    AND other.id IS NOT :own_id;

-- include check_moment(view = current_goals, column = deadline)
-- include check_moment(view = current_goals, column = start_datetime)
-- include check_moment(view = current_goals, column = end_datetime)
-- include add_account(storage = storage, asset = asset_or_base, old_type = :old_type)
