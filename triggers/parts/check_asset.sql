-- include check_name(view = :view, column = asset_type, table = fin_asset_types)

SELECT RAISE(ABORT, ':view.asset_type: is empty; name the type, or write a code that only one type has')
WHERE coalesce(NEW.asset_type, '') = ''
    AND
    -- include named_asset(code = :code, old_type = :old_type)
    IS NULL;

-- include check_filled(view = :view, column = :code, example = a code, like USD)

SELECT RAISE(ABORT, ':view.:code: the type has no such code; correct it, add it, or name its type too')
WHERE
    -- include named_asset(code = :code, old_type = :old_type)
    IS NULL;
