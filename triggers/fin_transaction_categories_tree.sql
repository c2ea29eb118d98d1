-- include insert_and_update(
--     table = fin_transaction_categories, rule = tree, time = AFTER, body = one_tree,
--     when = TRUE, columns = id, name, parent_id
-- )

CREATE TRIGGER fin_transaction_categories_tree_delete
BEFORE DELETE ON fin_transaction_categories
BEGIN
    -- Categories form one tree: none is left without its parent.
    SELECT RAISE(ABORT, 'fin_transaction_categories: has categories below it; move or delete those first')
    FROM fin_transaction_categories
    WHERE parent_id = OLD.id;
END;
