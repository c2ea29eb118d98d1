-- include check_name(view = latest_swaps, column = :side_asset_type, table = fin_asset_types)

SELECT RAISE(ABORT, 'latest_swaps.:side_asset_code: is empty; write a code, like USD')
WHERE coalesce(:code, '') = ''
    AND
    -- include swap_:side_is_money;

SELECT RAISE(ABORT, 'latest_swaps.:side_asset_code: the type has no such code, or several have it; name its :side_asset_type, too')
WHERE
    -- include swap_:side_asset(old_type = :old_type)
    IS NULL
    AND
    -- include swap_:side_is_money;

SELECT RAISE(ABORT, 'latest_swaps.:side_storage: is empty; write a name of current_fin_storages')
WHERE coalesce(:storage, '') = ''
    AND
    -- include swap_:side_is_money;

-- include check_name(view = latest_swaps, column = :side_storage, table = fin_storages)

SELECT RAISE(ABORT, 'latest_swaps.:side_amount: is empty; write one, like 12.50')
WHERE nullif(
        -- include swap_:side_amount,
        ''
    ) IS NULL
    AND
    -- include swap_:side_is_money;

-- include check_positive(view = latest_swaps, column = :side_amount, example = 12.50)
