CREATE TRIGGER current_goals_insert
INSTEAD OF INSERT ON current_goals
BEGIN
    -- Saves a goal. What is left out is filled in: below all others, from now on, for ever.
    SELECT RAISE(
        ABORT, 'current_goals: pseudo_id and what follows asset_type are computed; omit them'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.amount_left, NEW.is_accomplished, NEW.monthly_needed)
        IS NOT NULL;

    -- include check_goal(old_type = NULL, own_id = NULL)

    INSERT INTO balance_goals (
        name, asset_storage_id, amount, priority, deadline, start_datetime, end_datetime
    )
    VALUES (
        NEW.goal,
        -- include named_account(storage = storage, asset = asset_or_base, old_type = NULL),
        NEW.amount,
        -- include goal_priority(own_id = NULL),
        datetime(NEW.deadline),
        coalesce(datetime(NEW.start_datetime), datetime('now')),
        datetime(NEW.end_datetime)
    );
END;

CREATE TRIGGER current_goals_update
INSTEAD OF UPDATE ON current_goals
BEGIN
    -- Saves the goal. A cell that was cleared is filled in as for a new goal.
    SELECT RAISE(
        ABORT, 'current_goals: pseudo_id and what follows asset_type are computed; omit them'
    )
    WHERE (NEW.pseudo_id, NEW.amount_left, NEW.is_accomplished, NEW.monthly_needed)
        IS NOT (OLD.pseudo_id, OLD.amount_left, OLD.is_accomplished, OLD.monthly_needed);

    -- include check_goal(old_type = OLD.asset_type, own_id = OLD.pseudo_id)

    UPDATE balance_goals
    SET
        name = NEW.goal,
        asset_storage_id =
        -- include named_account(storage = storage, asset = asset_or_base, old_type = OLD.asset_type),
        amount = NEW.amount,
        priority =
        -- include goal_priority(own_id = OLD.pseudo_id),
        deadline = datetime(NEW.deadline),
        start_datetime = coalesce(datetime(NEW.start_datetime), datetime('now')),
        end_datetime = datetime(NEW.end_datetime)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_goals_delete
INSTEAD OF DELETE ON current_goals
BEGIN
    -- Deletes the goal. The money stays where it is.
    DELETE FROM balance_goals WHERE id = OLD.pseudo_id;
END;
