CREATE VIEW current_fin_transaction_categories AS
-- One row per category, in the order of the tree, with the tree flattened to level columns.
--   id                 INTEGER, key: fin_transaction_categories.id
--   name               TEXT, info
--   level              INTEGER, info: how deep the category is, 0 is the top
--   path               TEXT, info: names from the root down, joined by ' > '
--   level_0            TEXT, info: the category, or the one above it, that takes level 0
--   level_1            TEXT, info: likewise level 1, NULL below the category; and so on
--   level_2            TEXT, info
--   level_3            TEXT, info
--   level_4            TEXT, info
--   level_5            TEXT, info
--   level_6            TEXT, info
--   level_7            TEXT, info
--   level_8            TEXT, info
--   level_9            TEXT, info
--   is_passive         INTEGER boolean, info
--   is_initial_import  INTEGER boolean, info
-- A category is one level below its parent, or deeper if min_view_depth says so. Then its parent
-- takes the levels between, too. The root has no parent that could: with min_view_depth 2 its levels
-- 0 and 1 are NULL, because a category never appears above its min_view_depth.
-- Operations: select.
-- Cost: one walk over the categories, times their depth.
WITH RECURSIVE
placed (id, parent_id, level, path, sort_path) AS (
    SELECT root.id, root.parent_id, root.min_view_depth, root.name, root.name
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT
        child.id,
        child.parent_id,
        max(parent.level + 1, child.min_view_depth),
        parent.path || ' > ' || child.name,
        parent.sort_path || char(1) || child.name
    FROM placed AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
),

-- Every category with itself and each one above it, and the levels which that one takes.
lines (id, ancestor_id, first_level, last_level) AS (
    SELECT placed.id, placed.id, placed.level, placed.level FROM placed
    UNION ALL
    SELECT line.id, above.id, above.level, line.first_level - 1
    FROM lines AS line
    INNER JOIN placed AS ancestor ON ancestor.id = line.ancestor_id
    INNER JOIN placed AS above ON above.id = ancestor.parent_id
),

named_lines AS (
    SELECT line.id, line.first_level, line.last_level, ancestor.name FROM lines AS line
    INNER JOIN fin_transaction_categories AS ancestor ON ancestor.id = line.ancestor_id
)

SELECT
    category.id,
    category.name,
    placed.level,
    placed.path,
    max(line.name) FILTER (WHERE 0 BETWEEN line.first_level AND line.last_level) AS level_0,
    max(line.name) FILTER (WHERE 1 BETWEEN line.first_level AND line.last_level) AS level_1,
    max(line.name) FILTER (WHERE 2 BETWEEN line.first_level AND line.last_level) AS level_2,
    max(line.name) FILTER (WHERE 3 BETWEEN line.first_level AND line.last_level) AS level_3,
    max(line.name) FILTER (WHERE 4 BETWEEN line.first_level AND line.last_level) AS level_4,
    max(line.name) FILTER (WHERE 5 BETWEEN line.first_level AND line.last_level) AS level_5,
    max(line.name) FILTER (WHERE 6 BETWEEN line.first_level AND line.last_level) AS level_6,
    max(line.name) FILTER (WHERE 7 BETWEEN line.first_level AND line.last_level) AS level_7,
    max(line.name) FILTER (WHERE 8 BETWEEN line.first_level AND line.last_level) AS level_8,
    max(line.name) FILTER (WHERE 9 BETWEEN line.first_level AND line.last_level) AS level_9,
    category.is_passive,
    category.is_initial_import
FROM placed
INNER JOIN fin_transaction_categories AS category ON category.id = placed.id
INNER JOIN named_lines AS line ON line.id = placed.id
GROUP BY placed.id
ORDER BY placed.sort_path;
