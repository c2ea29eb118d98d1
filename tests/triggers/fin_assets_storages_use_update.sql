-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO balances (datetime, amount, asset_storage_id)
VALUES ('2026-01-01 00:00:00', 1, 2);
INSERT INTO fin_storages (name) VALUES ('Cellar'), ('Attic');
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (2, 3);
UPDATE fin_assets_storages SET priority = id;

-- # The id of a row that is in use stays
UPDATE fin_assets_storages SET id = 99 WHERE id = 2;
--! fin_assets_storages.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_assets_storages SET id = 5 WHERE id = 2;
--! fin_assets_storages.id: is in use, other rows refer to it; keep it
UPDATE fin_assets_storages SET id = 99 WHERE id = 5;
SELECT id, asset_id FROM fin_assets_storages ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 3
--> 99 | 2

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_assets_storages SET asset_id = 2, storage_id = 1 WHERE id = 5;
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_assets_storages SET id = 2 WHERE id = 5;
--! fin_assets_storages.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_assets_storages SET asset_id = 2, storage_id = 1 WHERE id = 5;
SELECT id, asset_id FROM fin_assets_storages ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 3
--> 5 | 2

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_assets_storages SET storage_id = 3 WHERE id = 2;
UPDATE fin_assets_storages SET storage_id = 4 WHERE id = 2;
SELECT id, asset_id FROM fin_assets_storages ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 3
