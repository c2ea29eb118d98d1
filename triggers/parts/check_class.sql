SELECT RAISE(ABORT, 'holdings.asset_class: is the class of cash; keep cash in current_balances')
FROM fin_asset_types
INNER JOIN fin_assets AS base ON base.type_id = fin_asset_types.id AND base.is_base = 1
WHERE fin_asset_types.name = NEW.asset_class;
