CREATE TRIGGER fin_transaction_categories_tree_insert
AFTER INSERT ON fin_transaction_categories
BEGIN
    -- Categories form one tree: one root, and no category below itself.
    -- include one_tree
END;
