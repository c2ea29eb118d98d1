CREATE TRIGGER fin_transactions_swap_update
BEFORE UPDATE OF id, amount ON fin_transactions
WHEN (NEW.amount > 0) <> (OLD.amount > 0) OR NEW.id <> OLD.id
BEGIN
    -- A side of a swap keeps its direction.
    -- include swap_direction
END;
