-- include check_filled(view = current_fin_assets, column = asset_type, example = a name, like Equities)
-- include check_name(view = current_fin_assets, column = asset_type, table = fin_asset_types)
-- include check_filled(view = current_fin_assets, column = asset_code, example = a code, like USD)

SELECT RAISE(ABORT, 'current_fin_assets.asset_code: is taken in that type; edit that row')
FROM fin_assets AS twin
WHERE twin.code = upper(NEW.asset_code)
    AND twin.id IS NOT :own_id
    AND twin.type_id =
    -- include named(table = fin_asset_types, name = NEW.asset_type);

SELECT RAISE(
    ABORT, 'current_fin_assets.quote: no such currency; write its code, or add it to this view'
)
WHERE NEW.quote <> ''
    AND
    -- include named_currency(code = NEW.quote)
    IS NULL;

SELECT RAISE(ABORT, 'current_fin_assets.role: another asset has it; clear it there first')
FROM fin_assets AS other
WHERE other.role = trim(lower(NEW.role)) AND other.id IS NOT :own_id;
