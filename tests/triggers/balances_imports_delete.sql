PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'balance', '2026-01-02 00:00:00', 'EUR', '100');

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE balance_id IS NOT NULL;
--> 1
DELETE FROM balances;
SELECT balance_id FROM import_rows;
--> NULL
PRAGMA foreign_key_check;
