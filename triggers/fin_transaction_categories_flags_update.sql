CREATE TRIGGER fin_transaction_categories_flags_update
AFTER UPDATE OF id, is_passive, is_initial_import, parent_id
ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs from its parent; set it to the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id AND is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_passive: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id AND NEW.is_passive IS NOT NULL AND is_passive IS NOT NEW.is_passive;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs from its parent; set the same value'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.parent_id
        AND is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;

    SELECT RAISE(
        ABORT,
        'fin_transaction_categories.is_initial_import: differs below; set it on those below first'
    )
    FROM fin_transaction_categories
    WHERE parent_id = NEW.id
        AND NEW.is_initial_import IS NOT NULL
        AND is_initial_import IS NOT NEW.is_initial_import;
END;
