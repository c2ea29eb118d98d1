-- @include locked.sql
INSERT INTO fin_storages (name) VALUES ('Attic');

-- # An account with a locked period stays where it is
UPDATE fin_assets_storages SET storage_id = 3 WHERE id = 1;
--! fin_assets_storages: has a locked period; move or delete its row in current_locks first
UPDATE OR IGNORE fin_assets_storages SET storage_id = 3 WHERE id = 2;
--! fin_assets_storages: has a locked period; move or delete its row in current_locks first
UPDATE fin_assets_storages SET storage_id = 1 WHERE id = 4;
UPDATE fin_assets_storages SET storage_id = 3 WHERE id = 3;
INSERT INTO locks (locked_until) VALUES ('2024-06-01 00:00:00');
UPDATE fin_assets_storages SET storage_id = 2 WHERE id = 3;
--! fin_assets_storages: has a locked period; move or delete its row in current_locks first

-- # A balance at the line is enough, and once the line is gone everything may move
DELETE FROM locks;
DELETE FROM swaps;
DELETE FROM fin_transactions;
INSERT INTO locks (locked_until) VALUES ('2024-06-01 00:00:00');
UPDATE fin_assets_storages SET storage_id = 3 WHERE id = 1;
--! fin_assets_storages: has a locked period; move or delete its row in current_locks first
DELETE FROM locks;
UPDATE fin_assets_storages SET storage_id = 3 WHERE id = 1;
