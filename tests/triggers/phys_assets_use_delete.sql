-- @include base.sql
INSERT INTO phys_assets (name) VALUES ('Boat');

-- # A thing that is or was owned stays
DELETE FROM phys_assets WHERE name = 'Car';
--! phys_assets: is in use; delete its ownerships, valuations and loans first
DELETE FROM phys_asset_ownerships WHERE asset_id = 1;
DELETE FROM phys_assets WHERE name = 'Car';

-- # One of which a value is known stays
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (3, '2026-01-01 00:00:00', 1);
DELETE FROM phys_assets WHERE name = 'Boat';
--! phys_assets: is in use; delete its ownerships, valuations and loans first

-- # One that is pledged stays
INSERT INTO fin_loans (asset_storage_id, annual_rate, collateral_phys_asset_id, start_datetime)
VALUES (1, 0.02, 3, '2026-01-01 00:00:00');
DELETE FROM phys_assets WHERE name = 'Boat';
--! phys_assets: is in use; delete its ownerships, valuations and loans first

-- # One that is not used goes
DELETE FROM phys_assets WHERE name = 'Boat';
SELECT name FROM phys_assets ORDER BY id;
--> Car
--> House
