CREATE TRIGGER fin_transaction_categories_flags_update
AFTER UPDATE OF id, is_passive, is_initial_import, parent_id ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    -- include category_flags(old_parent_id = OLD.parent_id)
END;
