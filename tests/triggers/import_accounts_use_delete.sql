-- @include imports.sql

-- # An account that brought rows stays until they go
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'A', 'cash', '2026-01-05 00:00:00', 'EUR', '-12.50');
DELETE FROM import_accounts WHERE account = 'A';
--! import_accounts: is in use; undo its imports and delete its import rules first
UPDATE imports SET is_undone = 1;
DELETE FROM import_accounts WHERE account = 'A';

-- # One that a rule is for stays
INSERT INTO import_rules (priority, pattern, category_id, import_account_id)
VALUES (1, 'bakery', 1, 2);
DELETE FROM import_accounts WHERE account = 'B';
--! import_accounts: is in use; undo its imports and delete its import rules first

-- # One that is not used goes
DELETE FROM import_accounts WHERE account = 'B';
SELECT account FROM import_accounts;
--> A
