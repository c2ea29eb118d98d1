CREATE TRIGGER fin_transaction_categories_replace_update
BEFORE UPDATE OF id, name, role ON fin_transaction_categories
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_transaction_categories, in_use = category_in_tree)

    -- include fin_transaction_categories_replace(own_id = OLD.id)
END;
