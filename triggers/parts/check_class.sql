SELECT RAISE(ABORT, 'holdings.asset_class: is the class of cash; keep cash in current_balances')
FROM fin_assets AS base
WHERE base.is_base = 1
    AND base.type_id =
    -- include held_class;
