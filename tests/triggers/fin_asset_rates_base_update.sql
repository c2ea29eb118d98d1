-- @include base.sql
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2024-01-31 00:00:00', 1, 1),
('2024-01-31 00:00:00', 2, 1.1),
('2024-02-29 00:00:00', 3, 1);

-- # The base asset stays worth 1
UPDATE fin_asset_rates SET rate = 1.1 WHERE asset_id = 1;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
UPDATE OR REPLACE fin_asset_rates SET rate = '1,1' WHERE asset_id = 1;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
UPDATE fin_asset_rates SET rate = rate * 2;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
UPDATE fin_asset_rates SET rate = '1.0', datetime = '2024-01-30 00:00:00' WHERE asset_id = 1;
SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = 1;
--> 2024-01-30 00:00:00 | 1.0

-- # A rate does not become one of the base asset
UPDATE fin_asset_rates SET asset_id = 1 WHERE asset_id = 2;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
UPDATE OR REPLACE fin_asset_rates SET asset_id = 1 WHERE asset_id = 2;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
UPDATE fin_asset_rates SET asset_id = 1 WHERE asset_id = 3;
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, 1)
ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = 2;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
SELECT datetime, asset_id, rate FROM fin_asset_rates ORDER BY id;
--> 2024-01-31 00:00:00 | 1 | 1.0
--> 2024-01-31 00:00:00 | 2 | 1.1
--> 2024-02-29 00:00:00 | 1 | 1.0

-- # Other rates may change
UPDATE fin_asset_rates SET rate = 1.2 WHERE asset_id = 2;
SELECT rate FROM fin_asset_rates WHERE asset_id = 2;
--> 1.2
