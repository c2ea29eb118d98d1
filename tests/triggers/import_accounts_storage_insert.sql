-- @include imports.sql

-- # An account that is not known gets a storage of its name
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50');
SELECT fin_storages.name FROM import_accounts
JOIN fin_storages ON fin_storages.id = storage_id WHERE account = 'New';
--> New

-- # A storage of its name is taken when it is there
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'Bank', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50');
SELECT storage_id FROM import_accounts WHERE account = 'Bank';
--> 1
SELECT count(*) FROM fin_storages;
--> 2

-- # The import may say where it goes
UPDATE imports SET storage_id = 2;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50');
SELECT storage_id FROM import_accounts WHERE account = 'New';
--> 2

-- # The import may refuse it
UPDATE imports SET is_new_account_ok = 0;
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('my', 'New', 'cash', '2026-01-02 00:00:00', 'EUR', '-3.50');
--! import_accounts: the account is not known yet; add it, or say where it goes
SELECT count(*) FROM import_rows;
--> 0

-- # Without an import nothing is made
UPDATE imports SET finished_datetime = datetime('now');
INSERT INTO import_accounts (source, account) VALUES ('my', 'New');
SELECT storage_id FROM import_accounts WHERE account = 'New';
--> NULL
