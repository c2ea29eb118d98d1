SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is empty; write YYYY-MM-DD HH:MM:SS')
WHERE :datetime = '';

SELECT RAISE(ABORT, 'latest_fin_transactions.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS')
WHERE length(:datetime) <> 19 OR datetime(:datetime, '+0 days') IS NOT :datetime;

-- include check_asset(view = latest_fin_transactions, code = asset_code, old_type = :old_type)
-- include check_storage(view = latest_fin_transactions)
-- include check_filled(view = latest_fin_transactions, column = amount, example = one, like -12.50)

SELECT RAISE(ABORT, 'latest_fin_transactions.amount: is 0 or not a number; use a dot, like -12.50')
WHERE (
    CAST(NEW.amount AS REAL) = NEW.amount
    AND CAST(NEW.amount AS REAL) <> 0
    AND abs(CAST(NEW.amount AS REAL)) < 1e300
) IS NOT TRUE;

-- include check_filled(view = latest_fin_transactions, column = category, example = one, like Rent)
-- include check_name(view = latest_fin_transactions, column = category, table = fin_transaction_categories)
