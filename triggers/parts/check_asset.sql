SELECT RAISE(ABORT, ':view.asset_type: no such name in fin_asset_types; correct it or add it')
WHERE NEW.asset_type <> ''
    AND NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE fin_asset_types.name = NEW.asset_type);

SELECT RAISE(
    ABORT, ':view.asset_type: is empty; name the type, or write a code that only one type has'
)
WHERE coalesce(NEW.asset_type, '') = ''
    AND
    -- include named_asset(code = :code, old_type = :old_type)
    IS NULL;

-- include check_filled(view = :view, column = :code, example = a code, like USD)

SELECT RAISE(
    ABORT, ':view.:code: the type has no such code; correct it, add it, or name its type too'
)
WHERE
    -- include named_asset(code = :code, old_type = :old_type)
    IS NULL;
