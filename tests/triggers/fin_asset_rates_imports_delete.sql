PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '250');

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE fin_asset_rate_id IS NOT NULL;
--> 1
DELETE FROM fin_asset_rates;
SELECT fin_asset_rate_id FROM import_rows;
--> NULL
PRAGMA foreign_key_check;
