PRAGMA foreign_keys = OFF;
INSERT INTO imports (file_name) VALUES ('a.csv'), ('b.csv');
INSERT INTO import_accounts (source, account) VALUES ('my', 'A'), ('my', 'B');
INSERT INTO import_rows (
    import_id, import_account_id, fingerprint, occurrence, seen_import, kind, occurred_at
)
VALUES (1, 1, 'x', 1, 1, 'price', '2026-01-01 00:00:00');

-- # OR REPLACE deletes no account that is in use
REPLACE INTO import_accounts (source, account) VALUES ('my', 'A');
--! import_accounts: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO import_accounts (source, account) VALUES ('my', 'B');
INSERT OR IGNORE INTO import_accounts (source, account) VALUES ('my', 'A');
SELECT id, account FROM import_accounts ORDER BY id;
--> 1 | A
--> 3 | B
