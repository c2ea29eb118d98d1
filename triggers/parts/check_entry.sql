-- include check_datetime(view = latest_fin_transactions, datetime = :datetime)
-- include check_asset(view = latest_fin_transactions, code = asset_code, old_type = :old_type)
-- include check_storage(view = latest_fin_transactions)
-- include check_filled(view = latest_fin_transactions, column = amount, example = one, like -12.50)
-- include check_signed(view = latest_fin_transactions, column = amount, example = -12.50)
-- include check_amount(view = latest_fin_transactions, column = base_cost, example = 1250.00)

SELECT RAISE(ABORT, 'latest_fin_transactions.base_cost: only what comes in has a cost; leave it empty')
WHERE NEW.base_cost <> '' AND NEW.amount < 0;

-- include check_filled(view = latest_fin_transactions, column = category, example = one, like Rent)
-- include check_name(
--     view = latest_fin_transactions, column = category, table = fin_transaction_categories
-- )
