PRAGMA foreign_keys = OFF;
INSERT INTO imports (file_name) VALUES ('a.csv'), ('b.csv');
INSERT INTO import_accounts (source, account) VALUES ('my', 'A'), ('my', 'B');
INSERT INTO import_rows (
    import_id, import_account_id, fingerprint, occurrence, seen_import, kind, occurred_at
)
VALUES (1, 1, 'x', 1, 1, 'price', '2026-01-01 00:00:00');

-- # An account that is in use keeps its id, and its place
UPDATE import_accounts SET id = 99 WHERE id = 1;
--! import_accounts.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE import_accounts SET account = 'A' WHERE id = 2;
--! import_accounts: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE import_accounts SET account = 'C' WHERE id = 1;
SELECT id, account FROM import_accounts ORDER BY id;
--> 1 | C
--> 2 | B
