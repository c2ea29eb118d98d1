-- Categories form one tree: one root, and no category below itself.
SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: not exactly one root; name the parent category')
WHERE (SELECT count(*) FROM fin_transaction_categories WHERE parent_id IS NULL) <> 1;

SELECT RAISE(ABORT, 'fin_transaction_categories.parent_id: a category below itself; choose another parent')
WHERE NEW.id IN (
    WITH RECURSIVE ancestors (id) AS (
        SELECT NEW.parent_id
        UNION
        SELECT category.parent_id FROM ancestors
        INNER JOIN fin_transaction_categories AS category ON category.id = ancestors.id
    )

    SELECT id FROM ancestors
);
