INSERT INTO phys_assets (name) VALUES ('Car'), ('House');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(1, '2020-01-01 00:00:00', '2022-01-01 00:00:00'),
(1, '2024-01-01 00:00:00', NULL),
(2, '2019-01-01 00:00:00', NULL);

-- # A period may grow until it touches the next
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-01 00:00:00' WHERE id = 1;
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-01 00:00:01' WHERE id = 1;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
UPDATE phys_asset_ownerships SET end_datetime = NULL WHERE id = 1;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
UPDATE phys_asset_ownerships SET start_datetime = '2023-12-31 23:59:59' WHERE id = 2;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
SELECT * FROM phys_asset_ownerships WHERE asset_id = 1 ORDER BY id;
--> 1 | 1 | 2020-01-01 00:00:00 | 2024-01-01 00:00:00
--> 2 | 1 | 2024-01-01 00:00:00 | NULL

-- # Or move between the others
UPDATE phys_asset_ownerships
SET start_datetime = '2018-01-01 00:00:00', end_datetime = '2019-01-01 00:00:00'
WHERE id = 2;
UPDATE phys_asset_ownerships
SET start_datetime = '2019-01-01 00:00:00', end_datetime = '2021-01-01 00:00:00'
WHERE id = 2;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
SELECT * FROM phys_asset_ownerships WHERE asset_id = 1 ORDER BY id;
--> 1 | 1 | 2020-01-01 00:00:00 | 2022-01-01 00:00:00
--> 2 | 1 | 2018-01-01 00:00:00 | 2019-01-01 00:00:00

-- # It does not go to a thing that is owned then
UPDATE phys_asset_ownerships SET asset_id = 2 WHERE id = 1;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
UPDATE OR IGNORE phys_asset_ownerships SET asset_id = 2 WHERE id = 1;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
UPDATE OR REPLACE phys_asset_ownerships SET asset_id = 1 WHERE id = 3;
--! phys_asset_ownerships: the asset is owned then already; let one period end before the next
SELECT id, asset_id FROM phys_asset_ownerships ORDER BY id;
--> 1 | 1
--> 2 | 1
--> 3 | 2

-- # It may take the place of another
UPDATE OR REPLACE phys_asset_ownerships SET id = 1, asset_id = 1 WHERE id = 2;
SELECT * FROM phys_asset_ownerships ORDER BY id;
--> 1 | 1 | 2024-01-01 00:00:00 | NULL
--> 3 | 2 | 2019-01-01 00:00:00 | NULL
