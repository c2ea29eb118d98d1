-- @include imports.sql

-- # It hands on to import_rows and shows nothing
INSERT INTO unknown_import_rows (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
SELECT count(*) FROM import_rows;
--> 1
SELECT * FROM unknown_import_rows;
--> (none)

-- # An account needs a storage for anything but prices
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', '', 'cash', '2026-01-02 00:00:00', 'EUR', '-2');
--! unknown_import_rows.account: has no storage; name it in import_accounts
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, security_code, price)
VALUES ('my', '', 'price', '2026-01-02 00:00:00', 'EUR', 'AAPL', '5');
SELECT count(*) FROM import_rows;
--> 1
