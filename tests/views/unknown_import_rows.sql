-- @include imports.sql

-- # It hands on to import_rows and shows nothing
INSERT INTO unknown_import_rows (
    import_id, import_account_id, fingerprint, kind, occurred_at, currency, amount
) VALUES (1, 1, 'cash #1', 'cash', '2026-01-02 00:00:00', 'EUR', -2.0);
SELECT fingerprint, occurrence FROM import_rows;
--> cash #1 | 1
SELECT * FROM unknown_import_rows;
--> (none)
