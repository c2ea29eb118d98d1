-- @include imports.sql

-- # A rule looks for a text in counterparty and memo unless told otherwise
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'bakery', 1);
SELECT field, comparison, kind, is_income, is_active FROM import_rules;
--> any | contains | NULL | NULL | 1

-- # Priorities are whole numbers, each there once
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'bakery', 1), (1, 'shop', 1);
--! UNIQUE constraint failed: import_rules.priority
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1.5, 'bakery', 1);
--! import_rules.priority: is not a whole number; write 1, 2, 3 ...

-- # What is unknown is refused
INSERT INTO import_rules (priority, field, pattern, category_id) VALUES (1, 'name', 'bakery', 1);
--! import_rules.field: is unknown; write counterparty, memo or any
INSERT INTO import_rules (priority, comparison, pattern, category_id)
VALUES (1, 'regex', 'bak.*', 1);
--! import_rules.comparison: is unknown; write contains or glob
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, '', 1);
--! import_rules.pattern: is empty; write what to look for
INSERT INTO import_rules (priority, kind, pattern, category_id) VALUES (1, 'trade', 'bakery', 1);
--! import_rules.kind: is unknown; write cash, transfer, fee ... or NULL
INSERT INTO import_rules (priority, is_income, pattern, category_id) VALUES (1, 2, 'bakery', 1);
--! import_rules.is_income: is not a boolean; write 1, 0 or NULL
INSERT INTO import_rules (priority, is_active, pattern, category_id) VALUES (1, 2, 'bakery', 1);
--! import_rules.is_active: is not a boolean; write 1 or 0

-- # A rule has one reason at most
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 1);
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2020-01-01 00:00:00');
INSERT INTO import_rules (
    priority, pattern, category_id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id
) VALUES (1, 'rent', 1, 1, 1);
--! import_rules: has two reasons; leave one reason_* column NULL
