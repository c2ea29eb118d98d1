CREATE TRIGGER fin_transactions_swap_update
BEFORE UPDATE OF id, amount ON fin_transactions
WHEN (NEW.amount > 0) <> (OLD.amount > 0) OR NEW.id <> OLD.id
BEGIN
    -- A side of a swap keeps its direction.
    SELECT RAISE(
        ABORT, 'fin_transactions.amount: what went out in a swap is < 0; delete the swap first'
    )
    FROM swaps
    WHERE credit_fin_transaction_id = NEW.id AND NEW.amount > 0;

    SELECT RAISE(
        ABORT, 'fin_transactions.amount: what came in by a swap is > 0; delete the swap first'
    )
    FROM swaps
    WHERE debit_fin_transaction_id = NEW.id AND NEW.amount < 0;
END;
