-- include check_name(view = latest_swaps, column = :type, table = fin_asset_types)

SELECT RAISE(ABORT, 'latest_swaps.:code: is empty; write a code, like USD')
WHERE :is_money AND coalesce(:code_text, '') = '';

SELECT RAISE(
    ABORT, 'latest_swaps.:code: the type has no such code, or several have it; name its :type, too'
)
WHERE :is_money
    AND
    -- include :asset(old_type = :old_type)
    IS NULL;

SELECT RAISE(ABORT, 'latest_swaps.:storage: is empty; write a name of fin_storages')
WHERE :is_money AND coalesce(:storage_text, '') = '';

-- include check_name(view = latest_swaps, column = :storage, table = fin_storages)

SELECT RAISE(ABORT, 'latest_swaps.:amount: is empty; write one, like 12.50')
WHERE :is_money
    AND coalesce(
        -- include :amount_text,
        ''
    ) = '';

-- include check_positive(view = latest_swaps, column = :amount, example = 12.50)
