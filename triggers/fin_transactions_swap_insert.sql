CREATE TRIGGER fin_transactions_swap_insert
BEFORE INSERT ON fin_transactions
WHEN NEW.id > 0
BEGIN
    -- A side of a swap keeps its direction, also when OR REPLACE writes its row anew. Without an id
    -- of its own (it is -1 then) a row replaces none.
    -- include swap_direction
END;
