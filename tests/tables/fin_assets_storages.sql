-- @include base.sql

-- # An account is an asset in a storage, once
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 1);
--! UNIQUE constraint failed: fin_assets_storages.asset_id, fin_assets_storages.storage_id
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (3, 1);
SELECT * FROM fin_assets_storages WHERE asset_id = 3 ORDER BY id;
--> 4 | 3 | 2 | NULL | NULL
--> 5 | 3 | 1 | NULL | NULL

-- # Asset, storage and group exist
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (NULL, 1);
--! NOT NULL constraint failed: fin_assets_storages.asset_id
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, NULL);
--! NOT NULL constraint failed: fin_assets_storages.storage_id
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (9, 1);
--! FOREIGN KEY constraint failed
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 9);
--! FOREIGN KEY constraint failed
UPDATE fin_assets_storages SET allocation_group_id = 9;
--! FOREIGN KEY constraint failed
SELECT count(*) FROM fin_assets_storages;
--> 4

-- # Priority is a whole number, unique
UPDATE fin_assets_storages SET priority = 'first' WHERE id = 1;
--! fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_assets_storages SET priority = '' WHERE id = 1;
--! fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_assets_storages SET priority = 1.5 WHERE id = 1;
--! fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_assets_storages SET priority = '1,5' WHERE id = 1;
--! fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_assets_storages SET priority = 9e999 WHERE id = 1;
--! fin_assets_storages.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_assets_storages SET priority = NULL WHERE id = 1;
SELECT priority FROM fin_assets_storages ORDER BY id;
--> NULL
--> NULL
--> NULL
--> NULL
UPDATE fin_assets_storages SET priority = '7' WHERE id = 1;
UPDATE fin_assets_storages SET priority = 7.0 WHERE id = 2;
--! UNIQUE constraint failed: fin_assets_storages.priority
UPDATE fin_assets_storages SET priority = -3.0 WHERE id = 2;
SELECT priority, typeof(priority) FROM fin_assets_storages ORDER BY id;
--> 7 | integer
--> -3 | integer
--> NULL | null
--> NULL | null

-- # An account that is in use stays
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2024-01-31 00:00:00', 10, 1);
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead
INSERT OR REPLACE INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 1);
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_assets_storages SET storage_id = 1, priority = 4 WHERE id = 3;
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, asset_id, storage_id, priority FROM fin_assets_storages WHERE asset_id = 1 ORDER BY id;
--> 1 | 1 | 1 | NULL
--> 3 | 1 | 2 | NULL
