CREATE TRIGGER fin_transaction_categories_flags_insert
AFTER INSERT ON fin_transaction_categories
BEGIN
    -- A flag that is set on a category has the same value on every category below.
    -- include category_flags(old_parent_id = NULL)
END;
