PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_inbox (
    source, account, kind, occurred_at, currency, amount, security_code, quantity
) VALUES ('my', 'B', 'trade', '2026-01-02 00:00:00', 'EUR', '-500', 'AAPL', '2');
DELETE FROM swaps;

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE fin_transaction_id IS NOT NULL;
--> 1
DELETE FROM fin_transactions;
SELECT fin_transaction_id, other_fin_transaction_id FROM import_rows;
--> NULL | NULL
PRAGMA foreign_key_check;
