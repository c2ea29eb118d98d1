-- include check_filled(view = current_fin_transaction_plans, column = category, example = one, like Rent)
-- include check_name(view = current_fin_transaction_plans, column = category, table = fin_transaction_categories)
-- include check_filled(view = current_fin_transaction_plans, column = amount, example = one, like -900.00)
-- include check_number(view = current_fin_transaction_plans, column = amount, example = -900.00)
-- include check_code(view = current_fin_transaction_plans, old_type = :old_type)
-- include check_name(view = current_fin_transaction_plans, column = storage, table = fin_storages)

SELECT RAISE(
    ABORT, 'current_fin_transaction_plans.storage: is empty, but not for this asset; name it too'
)
FROM fin_assets AS base
WHERE base.is_base = 1
    AND coalesce(NEW.storage, '') = ''
    AND base.id IS NOT
    -- include asset_or_base(old_type = :old_type);

-- include check_moment(view = current_fin_transaction_plans, column = start_datetime)
-- include check_moment(view = current_fin_transaction_plans, column = end_datetime)
-- include add_account(storage = storage, asset = asset_or_base, old_type = :old_type)
