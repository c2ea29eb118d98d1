-- @include locked.sql

-- # Before the line nothing comes in, at the line and after it does
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-05-31 23:59:59', 1, -1, 5);
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT OR IGNORE INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-01-01 00:00:00', 2, -1, 5);
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-06-01 00:00:00', 1, -1, 5);

-- # Another storage is open, until all are closed
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-05-31 23:59:59', 3, -1, 5);
INSERT INTO locks (locked_until) VALUES ('2024-01-01 00:00:00');
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2023-12-31 23:59:59', 3, -1, 5);
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first

-- # OR REPLACE takes nothing out of a locked period
INSERT OR REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2024-06-02 00:00:00', 1, -1, 5);
--! fin_transactions.datetime: is in a locked period; move or delete its row in current_locks first
INSERT OR REPLACE INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (2, '2024-06-02 00:00:00', 1, -1, 5);
SELECT id, amount FROM fin_transactions WHERE id < 3;
--> 1 | -100.0
--> 2 | -1.0

-- # Once the row is gone, everything is open
DELETE FROM locks;
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2024-05-31 23:59:59', 1, -1, 5);
