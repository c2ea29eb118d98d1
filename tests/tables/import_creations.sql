-- @include imports.sql

-- # What an import makes is noted
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'USD', '-3.50');
SELECT * FROM import_creations;
--> 1 | 1 | import_accounts | 3
--> 2 | 1 | fin_storages | 3
--> 3 | 1 | fin_assets | 2
--> 4 | 1 | fin_assets_storages | 1
--> 5 | 1 | fin_transaction_categories | 2

-- # What is noted is the id of a row
INSERT INTO import_creations (import_id, table_name, row_id) VALUES (1, 'fin_assets', 'USD');
--! import_creations.row_id: is not a whole number; leave it to the import
