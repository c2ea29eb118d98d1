-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO balances (datetime, amount, asset_storage_id)
VALUES ('2026-01-01 00:00:00', 1, 2);

-- # OR REPLACE turns no history into that of another asset
REPLACE INTO fin_assets_storages (id, asset_id, storage_id) VALUES (2, 3, 1);
--! fin_assets_storages.asset_id: has a history in its asset; add a row for the other
REPLACE INTO fin_assets_storages (id, asset_id, storage_id, priority) VALUES (2, 2, 1, 7);
REPLACE INTO fin_assets_storages (id, asset_id, storage_id) VALUES (3, 2, 2);
SELECT id, asset_id, storage_id, priority FROM fin_assets_storages ORDER BY id;
--> 1 | 1 | 1 | NULL
--> 2 | 2 | 1 | 7
--> 3 | 2 | 2 | NULL
--> 4 | 3 | 2 | NULL
