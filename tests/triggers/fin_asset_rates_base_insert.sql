-- @include base.sql

-- # The base asset is worth 1
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, 1.1);
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, 0);
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, '2');
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, 'abc');
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, NULL);
--! NOT NULL constraint failed: fin_asset_rates.rate
INSERT OR IGNORE INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2024-01-31 00:00:00', 1, 1.1);
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
SELECT count(*) FROM fin_asset_rates;
--> 0

-- # A row that says so is taken
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 1, 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-02-29 00:00:00', 1, '1.0');
INSERT OR REPLACE INTO fin_asset_rates (datetime, asset_id, rate)
VALUES ('2024-01-31 00:00:00', 1, 1.1);
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
SELECT datetime, rate FROM fin_asset_rates ORDER BY id;
--> 2024-01-31 00:00:00 | 1.0
--> 2024-02-29 00:00:00 | 1.0

-- # Other assets are worth what they are
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2024-01-31 00:00:00', 2, 1.1),
('2024-01-31 00:00:00', 3, 1);
SELECT asset_id, rate FROM fin_asset_rates ORDER BY id;
--> 2 | 1.1
--> 3 | 1.0
