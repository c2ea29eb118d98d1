-- @include base.sql
INSERT INTO current_locks (storage, locked_until) VALUES ('bank', '2026-05-01');
INSERT INTO current_locks (locked_until) VALUES ('2026-01-01 00:00');

-- # By storage; NULL is every storage
SELECT * FROM current_locks;
--> 1 | Bank | 2026-05-01 00:00:00
--> 2 | NULL | 2026-01-01 00:00:00

-- # An insert for the same storage moves the line
INSERT OR IGNORE INTO current_locks (storage, locked_until) VALUES ('Bank', '2026-06-01');
INSERT OR REPLACE INTO current_locks (storage, locked_until) VALUES ('', '2026-02-01');
SELECT * FROM current_locks;
--> 1 | Bank | 2026-06-01 00:00:00
--> 2 | NULL | 2026-02-01 00:00:00

-- # Each column can be edited, as DB Browser sends it
UPDATE current_locks SET storage = 'broker' WHERE "pseudo_id" = '1';
UPDATE current_locks SET locked_until = '2026-04-01 10:00' WHERE "pseudo_id" = '1';
SELECT * FROM current_locks WHERE pseudo_id = 1;
--> 1 | Broker | 2026-04-01 10:00:00
DELETE FROM current_locks WHERE pseudo_id IN ('2');
UPDATE current_locks SET storage = '' WHERE "pseudo_id" = '1';
SELECT * FROM current_locks;
--> 1 | NULL | 2026-04-01 10:00:00

-- # What is locked is refused in views, too, until the row is gone
INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)
VALUES ('2026-04-30', 'USD', 'Bank', -5, 'Expenses');
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO latest_fin_transactions (datetime, asset_code, storage, amount, category)
VALUES ('2026-04-30', 'USD', 'Broker', -5, 'Expenses');
INSERT INTO current_locks (storage, locked_until) VALUES ('Broker', '2026-05-01');
UPDATE latest_fin_transactions SET amount = -6 WHERE storage = 'Broker';
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
UPDATE latest_fin_transactions SET storage = 'Bank' WHERE storage = 'Broker';
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
DELETE FROM latest_fin_transactions WHERE storage = 'Broker';
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO current_balances (asset_code, storage, balance) VALUES ('USD', 'Broker', 100);
DELETE FROM current_locks WHERE pseudo_id IN ('3');
DELETE FROM latest_fin_transactions WHERE storage = 'Broker';

-- # An import of a locked period is refused, and so is undoing one
INSERT INTO imports (file_name) VALUES ('may.csv');
INSERT INTO import_accounts (source, account, storage_id) VALUES ('bank', '77', 1);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('bank', '77', 'cash', '2026-04-30 12:00:00', 'USD', '-5');
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('bank', '77', 'cash', '2026-05-02 12:00:00', 'USD', '-5');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('bank', '77', 'balance', '2026-05-03 00:00:00', 'USD', '95');
INSERT INTO current_locks (storage, locked_until) VALUES ('Bank', '2026-05-03');
UPDATE imports SET is_undone = 1;
--! in a locked period; move or delete its row in current_locks first

-- # The balance that a closed period ends with may be imported again, if it is the same
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-05-03 00:00:00', 1, 95);
INSERT INTO current_locks (storage, locked_until) VALUES ('Bank', '2026-05-03');
INSERT INTO imports (file_name) VALUES ('may.csv');
INSERT INTO import_accounts (source, account, storage_id) VALUES ('bank', '77', 1);
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('bank', '77', 'balance', '2026-05-03 00:00:00', 'USD', '95');
INSERT INTO import_inbox (source, account, kind, occurred_at, currency, amount)
VALUES ('bank', '77', 'balance', '2026-05-03 00:00:00', 'USD', '96');
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
SELECT amount FROM balances;
--> 95.0

-- # What an insert refuses
INSERT INTO current_locks (pseudo_id, locked_until) VALUES (9, '2026-05-01');
--! current_locks.pseudo_id: is computed; leave it out
INSERT INTO current_locks (storage, locked_until) VALUES ('Bnak', '2026-05-01');
--! current_locks.storage: no such name in current_fin_storages; correct it or add it there
INSERT OR IGNORE INTO current_locks (storage) VALUES ('Bank');
--! current_locks.locked_until: is empty; write YYYY-MM-DD HH:MM:SS
INSERT INTO current_locks (storage, locked_until) VALUES ('Bank', '1.5.2026');
--! current_locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO current_locks (locked_until) VALUES ('2062-05-01');
--! current_locks.locked_until: is in the future; write a moment up to now

-- # What an update refuses
UPDATE current_locks SET pseudo_id = 9 WHERE pseudo_id = '1';
--! current_locks.pseudo_id: is computed; leave it out
UPDATE current_locks SET storage = 'Bnak' WHERE pseudo_id = '1';
--! current_locks.storage: no such name in current_fin_storages; correct it or add it there
UPDATE current_locks SET storage = NULL WHERE pseudo_id = '1';
--! current_locks.storage: has a lock already; edit that row
UPDATE current_locks SET locked_until = '' WHERE pseudo_id = '1';
--! current_locks.locked_until: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE current_locks SET locked_until = '2026-13-01' WHERE pseudo_id = '1';
--! current_locks.locked_until: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE OR IGNORE current_locks SET locked_until = '2062-05-01' WHERE pseudo_id = '1';
--! current_locks.locked_until: is in the future; write a moment up to now
