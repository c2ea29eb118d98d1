-- include check_filled(view = current_fin_transaction_categories, column = name, example = a name, like Food)

SELECT RAISE(
    ABORT, 'current_fin_transaction_categories.name: is a category already; write another name'
)
FROM fin_transaction_categories AS other
WHERE other.id IS NOT :own_id
    AND other.id =
    -- include named(table = fin_transaction_categories, name = NEW.name);

-- include check_name(view = current_fin_transaction_categories, column = parent, table = fin_transaction_categories)

SELECT RAISE(
    ABORT, 'current_fin_transaction_categories.min_view_depth: is no whole number >= 0; write 0'
)
WHERE NEW.min_view_depth <> ''
    AND (
        CAST(NEW.min_view_depth AS INTEGER) = NEW.min_view_depth
        AND CAST(NEW.min_view_depth AS INTEGER) >= 0
    ) IS NOT TRUE;
