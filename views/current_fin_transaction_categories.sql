CREATE VIEW current_fin_transaction_categories AS
-- One row per category, in the order of the tree, with the tree flattened to level columns.
--   pseudo_id          INTEGER, key: fin_transaction_categories.id
--   id                 INTEGER, key: the same
--   name               TEXT, value
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
--   is_passive         INTEGER boolean, value: caused by owning something; NULL differs below
--   is_initial_import  INTEGER boolean, value: was there before the accounting began; NULL likewise
--   parent             TEXT, lookup: fin_transaction_categories.name, NULL is the root
--   min_view_depth     INTEGER, value: the level is at least that
--   role               TEXT, info: what the program finds the category by, whatever its name
-- A category is one level below its parent, or deeper if min_view_depth says so. Then its parent
-- takes the levels between, too. The root has no parent that could: with a min_view_depth of 2 its
-- levels 0 and 1 are NULL, because a category never appears above its min_view_depth.
-- Operations: select, insert, update, delete.
--   insert without a parent goes below the root, without a flag takes that of the parent, else 0;
--   editing name renames the category; editing parent moves it, with all below it, renaming none;
--   delete works as long as nothing refers to the category.
-- Cost: one walk over the categories, times their depth.
WITH RECURSIVE
-- include placed,

-- Every category with itself and each one above it, and the levels that each of them takes.
level_spans (id, parent_id, name, first_level, last_level) AS (
    SELECT placed.id, placed.parent_id, placed.name, placed.level, placed.level FROM placed
    UNION ALL
    SELECT span.id, parent.parent_id, parent.name, parent.level, span.first_level - 1
    FROM level_spans AS span
    INNER JOIN placed AS parent ON parent.id = span.parent_id
)

SELECT
    category.id AS pseudo_id, category.id, category.name, placed.level, placed.path,
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
    category.is_passive,
    category.is_initial_import,
    (
        SELECT parent.name FROM fin_transaction_categories AS parent
        WHERE parent.id = category.parent_id
    ) AS parent,
    category.min_view_depth,
    category.role
FROM placed
INNER JOIN fin_transaction_categories AS category ON category.id = placed.id
INNER JOIN level_spans AS span ON span.id = placed.id
GROUP BY placed.id
ORDER BY placed.sort_path;
