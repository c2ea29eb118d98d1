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
-- takes the levels between, too. The root has no parent that could: with a min_view_depth of 2 its
-- levels 0 and 1 are NULL, because a category never appears above its min_view_depth.
-- Operations: select.
-- Cost: one walk over the categories, times their depth.
WITH RECURSIVE
placed (id, parent_id, name, level, path, sort_path) AS (
    SELECT root.id, root.parent_id, root.name, root.min_view_depth, root.name, root.name
    FROM fin_transaction_categories AS root
    WHERE root.parent_id IS NULL
    UNION ALL
    SELECT
        child.id, child.parent_id, child.name,
        max(parent.level + 1, child.min_view_depth),
        parent.path || ' > ' || child.name,
        parent.sort_path || char(1) || child.name
    FROM placed AS parent
    INNER JOIN fin_transaction_categories AS child ON child.parent_id = parent.id
),

-- Every category with itself and each one above it, and the levels that each of them takes.
level_spans (id, parent_id, name, first_level, last_level) AS (
    SELECT placed.id, placed.parent_id, placed.name, placed.level, placed.level FROM placed
    UNION ALL
    SELECT span.id, parent.parent_id, parent.name, parent.level, span.first_level - 1
    FROM level_spans AS span
    INNER JOIN placed AS parent ON parent.id = span.parent_id
)

SELECT
    category.id, category.name, placed.level, placed.path,
    max(span.name) FILTER (WHERE 0 BETWEEN span.first_level AND span.last_level) AS level_0,
    max(span.name) FILTER (WHERE 1 BETWEEN span.first_level AND span.last_level) AS level_1,
    max(span.name) FILTER (WHERE 2 BETWEEN span.first_level AND span.last_level) AS level_2,
    max(span.name) FILTER (WHERE 3 BETWEEN span.first_level AND span.last_level) AS level_3,
    max(span.name) FILTER (WHERE 4 BETWEEN span.first_level AND span.last_level) AS level_4,
    max(span.name) FILTER (WHERE 5 BETWEEN span.first_level AND span.last_level) AS level_5,
    max(span.name) FILTER (WHERE 6 BETWEEN span.first_level AND span.last_level) AS level_6,
    max(span.name) FILTER (WHERE 7 BETWEEN span.first_level AND span.last_level) AS level_7,
    max(span.name) FILTER (WHERE 8 BETWEEN span.first_level AND span.last_level) AS level_8,
    max(span.name) FILTER (WHERE 9 BETWEEN span.first_level AND span.last_level) AS level_9,
    category.is_passive, category.is_initial_import
FROM placed
INNER JOIN fin_transaction_categories AS category ON category.id = placed.id
INNER JOIN level_spans AS span ON span.id = placed.id
GROUP BY placed.id
ORDER BY placed.sort_path;
