-- Every category with its place in the tree: on which level it stands, how many are above it.
placed (id, parent_id, name, level, depth, path, sort_path) AS (
    SELECT root.id, root.parent_id, root.name, root.min_view_depth, 0, root.name, root.name
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT
        child.id, child.parent_id, child.name,
        max(parent.level + 1, child.min_view_depth),
        parent.depth + 1,
        parent.path || ' > ' || child.name,
        parent.sort_path || char(1) || child.name
    FROM placed AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
)
