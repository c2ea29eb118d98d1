-- @include base.sql
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (2, '2026-06-01 00:00:00', 250000);

-- # A value is a number of 0 or more
SELECT * FROM phys_asset_valuations;
--> 1 | 2 | 2026-06-01 00:00:00 | 250000.0
UPDATE phys_asset_valuations SET base_value = 0;
UPDATE phys_asset_valuations SET base_value = -1;
--! phys_asset_valuations.base_value: no number of 0 or more; write like 250000.00
UPDATE phys_asset_valuations SET base_value = '';
--! phys_asset_valuations.base_value: no number of 0 or more; write like 250000.00

-- # The moment is a datetime
UPDATE phys_asset_valuations SET datetime = '2026-06-01';
--! phys_asset_valuations.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS

-- # One value per asset and moment
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (2, '2026-06-01 00:00:00', 260000);
--! UNIQUE constraint failed: phys_asset_valuations.asset_id, phys_asset_valuations.datetime
