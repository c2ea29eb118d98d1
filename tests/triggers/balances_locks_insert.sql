-- @include locked.sql

-- # Up to the line nothing comes in, after it does
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-05-01 00:00:00', 1, 5);
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-06-01 00:00:00', 2, 5);
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-06-01 00:00:02', 1, 5);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-05-01 00:00:00', 3, 5);

-- # The balance at the line may be said again, with the same amount
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-06-01 00:00:00', 1, 500)
ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2024-06-01 00:00:00', 1, 501)
ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
SELECT amount FROM balances WHERE id = 1;
--> 500.0

-- # OR REPLACE takes nothing out of a locked period
INSERT OR REPLACE INTO balances (id, datetime, asset_storage_id, amount)
VALUES (1, '2024-07-01 00:00:00', 1, 5);
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
INSERT OR REPLACE INTO balances (datetime, asset_storage_id, amount)
VALUES ('2024-06-01 00:00:00', 1, 5);
--! balances.datetime: is in a locked period; move or delete its row in current_locks first
