-- include use_insert_update(
--     table = fin_transaction_categories, in_use = category_in_tree, columns = name, role,
--     same = other.name = NEW.name OR other.role = NEW.role
-- )

CREATE TRIGGER fin_transaction_categories_use_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Nothing is left without its category, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_transaction_categories: is in use; give its transactions, plans, rules another one')
    WHERE
        -- include category_in_use(id = OLD.id);
END;
