-- include check_amount(view = current_phys_assets, column = :amount, example = 9000.00)
-- include check_name(view = current_phys_assets, column = :storage, table = fin_storages)

SELECT RAISE(ABORT, 'current_phys_assets.:amount: names no storage; name :storage first')
WHERE NEW.:amount <> '' AND NEW.:amount IS NOT :old_amount AND coalesce(NEW.:storage, '') = '';

SELECT RAISE(
    ABORT,
    'current_phys_assets.:amount: is empty or 0; write one above 0, like 9000.00, or value first'
)
WHERE NEW.:storage <> ''
    AND (
        -- include thing_amount(amount = :amount, old_storage = :old_storage)
        + 0 > 0
    ) IS NOT TRUE;
