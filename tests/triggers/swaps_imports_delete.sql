PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2');

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE swap_id IS NOT NULL;
--> 1
DELETE FROM swaps;
SELECT swap_id FROM import_rows;
--> NULL
PRAGMA foreign_key_check;
