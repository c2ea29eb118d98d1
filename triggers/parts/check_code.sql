-- include check_name(view = :view, column = asset_type, table = fin_asset_types)

SELECT RAISE(
    ABORT, ':view.asset_code: no such code, or in several types; correct it, or name its type too'
)
WHERE
    -- include asset_or_base(old_type = :old_type)
    IS NULL;
