SELECT
    'names_alike',
    thing.table_name,
    max(thing.id),
    'The names ' || quote(min(thing.name)) || ' and ' || quote(max(thing.name))
    || ' differ only in case or in blanks around them.',
    'Rename one; or move what refers to it to the other, and delete it.'
FROM (
    SELECT 'fin_asset_types' AS table_name, id, name FROM fin_asset_types
    UNION ALL
    SELECT 'fin_storages', id, name FROM fin_storages
    UNION ALL
    SELECT 'fin_transaction_categories', id, name FROM fin_transaction_categories
) AS thing
GROUP BY thing.table_name, lower(trim(thing.name))
HAVING count(*) > 1
UNION ALL
SELECT
    'category_deep', 'fin_transaction_categories', category.id,
    category.name || ' is too deep for current_fin_transaction_categories.',
    'Lower min_view_depth or move it up: there are columns for levels 0 to 9.'
FROM placed AS category
WHERE category.level > 9
