PRAGMA foreign_keys = OFF;
-- @include imports.sql
INSERT INTO import_rules (priority, pattern, category_id) VALUES (1, 'bakery', 1);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount, memo)
VALUES ('my', 'A', 'cash', '2026-01-02 00:00:00', 'EUR', '-3', 'bakery');

-- # The row of the file refers to nothing
SELECT count(*) FROM import_rows WHERE import_rule_id IS NOT NULL;
--> 1
DELETE FROM import_rules;
SELECT import_rule_id FROM import_rows;
--> NULL
PRAGMA foreign_key_check;
