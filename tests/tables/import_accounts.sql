-- @include imports.sql

-- # An account of a format is there once
INSERT INTO import_accounts (source, account, storage_id) VALUES ('my', 'A', 2);
--! UNIQUE constraint failed: import_accounts.source, import_accounts.account
INSERT INTO import_accounts (source, account, storage_id) VALUES ('other', 'A', 2);

-- # A format has a name
INSERT INTO import_accounts (source, account, storage_id) VALUES ('', 'C', 2);
--! import_accounts.source: is empty; write the format, like ofx
