-- @include base.sql
INSERT INTO fin_storages (name) VALUES ('Cellar');

-- # A storage that holds something stays
DELETE FROM fin_storages WHERE name = 'Bank';
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0
DELETE FROM fin_storages;
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0
DELETE FROM fin_assets_storages WHERE storage_id = 1;
DELETE FROM fin_storages WHERE name = 'Bank';

-- # One that is pledged stays
INSERT INTO fin_loans (asset_storage_id, annual_rate, collateral_storage_id, start_datetime)
VALUES (1, 0.02, 3, '2026-01-01 00:00:00');
DELETE FROM fin_storages WHERE name = 'Cellar';
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0

-- # One that imports go to stays
INSERT INTO imports (storage_id) VALUES (3);
DELETE FROM fin_storages WHERE name = 'Cellar';
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0

-- # One that an account of files stands for stays
INSERT INTO import_accounts (source, account, storage_id) VALUES ('my', 'A', 3);
DELETE FROM fin_storages WHERE name = 'Cellar';
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0

-- # One that is not used goes
DELETE FROM fin_storages WHERE name = 'Cellar';
SELECT name FROM fin_storages ORDER BY id;
--> Bank
--> Broker
