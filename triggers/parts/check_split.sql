-- include check_filled(
--     view = latest_fin_transaction_splits, column = category, example = one, like Rent
-- )
-- include check_name(
--     view = latest_fin_transaction_splits, column = category, table = fin_transaction_categories
-- )
-- include check_filled(
--     view = latest_fin_transaction_splits, column = amount, example = one, like -12.50
-- )
-- include check_signed(view = latest_fin_transaction_splits, column = amount, example = -12.50)

SELECT RAISE(ABORT, 'latest_fin_transaction_splits.amount: is all that is left, or more; write less, with its sign')
FROM fin_transactions AS rest
WHERE rest.id =
    -- include :rest(what = max(tx.id), but = 0)
    AND NOT NEW.amount / (rest.amount + :had) BETWEEN 1e-12 AND 1 - 1e-12;
