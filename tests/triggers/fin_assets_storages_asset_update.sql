-- @include base.sql

-- # What is in dollars does not become euros, once there is a balance
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (3, '2026-01-01 00:00:00', 5);
UPDATE fin_assets_storages SET asset_id = 2 WHERE id = 3;
--! fin_assets_storages.asset_id: has a history in its asset; add a row for the other
UPDATE OR REPLACE fin_assets_storages SET asset_id = 3 WHERE id = 3;
--! fin_assets_storages.asset_id: has a history in its asset; add a row for the other
SELECT asset_id FROM fin_assets_storages WHERE id = 3;
--> 1

-- # Nor once there is a transaction
INSERT INTO fin_transactions (asset_storage_id, datetime, amount, category_id)
VALUES (3, '2026-01-01 00:00:00', 1, 3);
UPDATE fin_assets_storages SET asset_id = 2 WHERE id = 3;
--! fin_assets_storages.asset_id: has a history in its asset; add a row for the other
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (3, 2, 2)
ON CONFLICT (id) DO UPDATE SET asset_id = excluded.asset_id;
--! fin_assets_storages.asset_id: has a history in its asset; add a row for the other

-- # The storage may change, and what stays the same may be written again
INSERT INTO fin_storages (name) VALUES ('New broker');
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (3, '2026-01-01 00:00:00', 5);
UPDATE fin_assets_storages SET asset_id = 1, storage_id = 3 WHERE id = 3;
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id = 3;
--> 1 | 3

-- # A slip is corrected before anything happened
UPDATE fin_assets_storages SET asset_id = 2 WHERE id = 3;
SELECT asset_id, storage_id FROM fin_assets_storages WHERE id = 3;
--> 2 | 2
