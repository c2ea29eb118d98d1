CREATE TRIGGER fin_transaction_categories_tree_update
AFTER UPDATE OF id, name, parent_id ON fin_transaction_categories
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    -- include one_tree
END;
