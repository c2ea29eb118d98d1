-- @include base.sql
INSERT INTO latest_fin_asset_rates (datetime, asset_type, asset, rate) VALUES
('2026-06-01', 'Currencies', 'EUR', '1.25'),
('2026-06-02 17:30', NULL, 'vti', 250),
('2026-05-01 12:00:00', 'currencies', 'eur', 1.5);

-- # The latest first; a day or a minute is completed, now is taken if nothing is said
INSERT INTO latest_fin_asset_rates (asset, rate) VALUES ('VTI', 260);
SELECT * FROM latest_fin_asset_rates;
--> 4 | 2026-06-15 12:00:00 | Equities | VTI | 260.0 | USD
--> 2 | 2026-06-02 17:30:00 | Equities | VTI | 250.0 | USD
--> 1 | 2026-06-01 00:00:00 | Currencies | EUR | 1.25 | USD
--> 3 | 2026-05-01 12:00:00 | Currencies | EUR | 1.5 | USD

-- # The same moment again replaces the rate
INSERT OR IGNORE INTO latest_fin_asset_rates (datetime, asset, rate) VALUES ('2026-06-01', 'EUR', 2);
INSERT OR REPLACE INTO latest_fin_asset_rates (datetime, asset, rate)
VALUES ('2026-06-02 17:30:00', 'VTI', 251);
SELECT pseudo_id, rate FROM latest_fin_asset_rates;
--> 2 | 251.0
--> 1 | 2.0
--> 3 | 1.5

-- # Each column can be edited, as DB Browser sends it
UPDATE latest_fin_asset_rates SET rate = '1.3' WHERE "pseudo_id" = '1';
UPDATE latest_fin_asset_rates SET datetime = '2026-06-03' WHERE "pseudo_id" = '1';
UPDATE latest_fin_asset_rates SET asset = 'vti' WHERE "pseudo_id" = '1';
SELECT * FROM latest_fin_asset_rates WHERE pseudo_id = 1;
--> 1 | 2026-06-03 00:00:00 | Equities | VTI | 1.3 | USD

-- # Deleted
DELETE FROM latest_fin_asset_rates WHERE pseudo_id IN ('1', '2');
SELECT pseudo_id FROM latest_fin_asset_rates;
--> 3

-- # What an insert refuses
INSERT INTO latest_fin_asset_rates (asset, rate, base_asset) VALUES ('EUR', 1, 'USD');
--! latest_fin_asset_rates: pseudo_id and base_asset are computed; leave them out
INSERT INTO latest_fin_asset_rates (datetime, asset, rate) VALUES ('', 'EUR', 1);
--! latest_fin_asset_rates.datetime: is empty; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_fin_asset_rates (datetime, asset, rate) VALUES ('1.6.2026', 'EUR', 1);
--! latest_fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
INSERT INTO latest_fin_asset_rates (asset_type, asset, rate) VALUES ('Bonds', 'EUR', 1);
--! latest_fin_asset_rates.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 2);
INSERT INTO latest_fin_asset_rates (asset, rate) VALUES ('EUR', 1);
--! latest_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has
INSERT INTO latest_fin_asset_rates (asset_type, rate) VALUES ('Currencies', 1);
--! latest_fin_asset_rates.asset: is empty; write a code, like USD
INSERT INTO latest_fin_asset_rates (asset_type, asset, rate) VALUES ('Currencies', 'VTI', 1);
--! latest_fin_asset_rates.asset: the type has no such code; correct it, add it, or name its type too
INSERT INTO latest_fin_asset_rates (asset) VALUES ('VTI');
--! latest_fin_asset_rates.rate: is empty; write one, like 1.25
INSERT OR IGNORE INTO latest_fin_asset_rates (asset, rate) VALUES ('VTI', '1,5');
--! latest_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
INSERT INTO latest_fin_asset_rates (asset, rate) VALUES ('USD', 1.5);
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all

-- # What an update refuses
UPDATE latest_fin_asset_rates SET base_asset = 'EUR' WHERE pseudo_id = '1';
--! latest_fin_asset_rates: pseudo_id and base_asset are computed; leave them out
UPDATE latest_fin_asset_rates SET datetime = NULL WHERE pseudo_id = '1';
--! latest_fin_asset_rates.datetime: is empty; write YYYY-MM-DD HH:MM:SS
UPDATE latest_fin_asset_rates SET datetime = 'June' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE latest_fin_asset_rates SET asset_type = 'Bonds' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE latest_fin_asset_rates SET asset_type = '' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has
UPDATE latest_fin_asset_rates SET asset = '' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.asset: is empty; write a code, like USD
UPDATE latest_fin_asset_rates SET asset = 'XXX' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.asset: the type has no such code; correct it, add it, or name its type too
UPDATE latest_fin_asset_rates SET rate = '' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.rate: is empty; write one, like 1.25
UPDATE latest_fin_asset_rates SET rate = '-1' WHERE pseudo_id = '1';
--! latest_fin_asset_rates.rate: is not a number of 0 or more; use a dot, like 1.25
UPDATE OR REPLACE latest_fin_asset_rates SET datetime = '2026-05-01 12:00:00' WHERE pseudo_id = '1';
--! latest_fin_asset_rates: has a rate at that moment; edit that row instead
