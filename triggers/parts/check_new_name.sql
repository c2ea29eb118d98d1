-- include check_filled(view = :view, column = name, example = :example)

SELECT RAISE(ABORT, ':view.name: is taken; edit that row, or write another name')
WHERE
    -- include named(table = :table, name = NEW.name)
    IS NOT :own_id
    AND
    -- include named(table = :table, name = NEW.name)
    IS NOT NULL;
