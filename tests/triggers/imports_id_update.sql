PRAGMA foreign_keys = OFF;
INSERT INTO imports (file_name) VALUES ('a.csv'), ('b.csv');
INSERT INTO import_accounts (source, account) VALUES ('my', 'A'), ('my', 'B');
INSERT INTO import_rows (
    import_id, import_account_id, fingerprint, occurrence, seen_import, kind, occurred_at
)
VALUES (1, 1, 'x', 1, 1, 'price', '2026-01-01 00:00:00');

-- # The id of an import that brought rows stays
UPDATE imports SET id = 99 WHERE id = 1;
--! imports.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE imports SET id = 1 WHERE id = 2;
--! imports.id: is in use, other rows refer to it; keep it
UPDATE imports SET id = 99 WHERE id = 2;
SELECT id FROM imports ORDER BY id;
--> 1
--> 99
