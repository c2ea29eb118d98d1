PRAGMA foreign_keys = OFF;
-- @include imports.sql

-- # What it made is its own from now on
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'USD', '-3.50');
UPDATE imports SET is_undone = 1;
DELETE FROM imports;
SELECT count(*) FROM import_creations;
--> 0
SELECT count(*) FROM fin_storages WHERE name = 'New';
--> 1
PRAGMA foreign_key_check;
