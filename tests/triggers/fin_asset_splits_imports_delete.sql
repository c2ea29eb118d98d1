PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, security_code, ratio)
VALUES ('my', 'B', 'split', '2026-01-05 00:00:00', 'AAPL', '4:1');

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE fin_asset_split_id IS NOT NULL;
--> 1
DELETE FROM fin_asset_splits;
SELECT fin_asset_split_id FROM import_rows;
--> NULL
PRAGMA foreign_key_check;
