-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO balances (datetime, amount, asset_storage_id)
VALUES ('2026-01-01 00:00:00', 1, 2);
INSERT INTO fin_storages (name) VALUES ('Cellar'), ('Attic');
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (2, 3);
UPDATE fin_assets_storages SET priority = id;

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 1);
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_assets_storages (id, asset_id, storage_id)
VALUES (5, 2, 1);
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, asset_id FROM fin_assets_storages ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 3
--> 5 | 2

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 3);
INSERT OR REPLACE INTO fin_assets_storages (id, asset_id, storage_id)
VALUES (2, 2, 1);
SELECT id, asset_id FROM fin_assets_storages ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 3
--> 6 | 2

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 1);
INSERT INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 1)
ON CONFLICT DO NOTHING;
INSERT INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 1)
ON CONFLICT (asset_id, storage_id) DO UPDATE SET asset_id = excluded.asset_id;
INSERT INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 1);
--! UNIQUE constraint failed
INSERT INTO fin_assets_storages (asset_id, storage_id)
VALUES (2, 4);
SELECT count(*) FROM fin_assets_storages;
--> 6

-- # A priority is taken from no row that is in use
REPLACE INTO fin_assets_storages (asset_id, storage_id, priority) VALUES (2, 4, 2);
--! fin_assets_storages: OR REPLACE would delete another row, which is in use; use UPDATE
