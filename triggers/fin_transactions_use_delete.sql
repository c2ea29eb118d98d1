CREATE TRIGGER fin_transactions_use_delete
BEFORE DELETE ON fin_transactions
BEGIN
    -- No swap, part, goal, cost or lot is left without its transaction, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_transactions: is one side of a swap; delete it in latest_swaps first')
    FROM swaps
    WHERE credit_fin_transaction_id = OLD.id OR debit_fin_transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: is a part, or has some; delete it in latest_fin_transaction_splits')
    FROM fin_transaction_splits
    WHERE fin_transaction_id = OLD.id OR part_fin_transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: is the result of a goal; clear its result_transaction_id first')
    FROM balance_goals
    WHERE result_transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: has a cost; delete it in latest_fin_transactions, or clear its base_cost there')
    FROM fin_transaction_costs
    WHERE transaction_id = OLD.id;

    SELECT RAISE(ABORT, 'fin_transactions: has lots; delete its rows in fin_transaction_lots first')
    FROM fin_transaction_lots
    WHERE disposal_fin_transaction_id = OLD.id OR acquisition_fin_transaction_id = OLD.id;
END;
