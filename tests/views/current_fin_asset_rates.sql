-- @include household.sql
INSERT INTO fin_assets (id, code, type_id, is_active) VALUES (5, 'OLD', 1, 0), (6, 'EUR', 3, 1);

-- # Every active asset by type and code; the base asset is worth 1
SELECT * FROM current_fin_asset_rates;
--> 6 | Bonds | EUR | NULL | USD
--> 4 | Bonds | UST | 98.0 | USD
--> 2 | Currencies | EUR | 1.25 | USD
--> 1 | Currencies | USD | 1.0 | USD
--> 3 | Equities | VTI | 220.0 | USD

-- # Rates of the future do not count, those of this second do
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (2, '2026-06-15 12:00:00', 1.5), (2, '2026-06-15 12:00:01', 9);
SELECT rate FROM current_fin_asset_rates WHERE pseudo_id = 2;
--> 1.5
-- @now 2026-06-15 12:00:01
SELECT rate FROM current_fin_asset_rates WHERE pseudo_id = 2;
--> 9.0

-- # An edited rate is saved as of now; the earlier ones stay
UPDATE "current_fin_asset_rates" SET "rate"='1.5' WHERE "pseudo_id"='2';
SELECT datetime, rate, typeof(rate) FROM fin_asset_rates WHERE asset_id = 2 ORDER BY datetime;
--> 2025-12-31 23:00:00 | 1.1 | real
--> 2026-02-09 23:00:00 | 1.2 | real
--> 2026-05-31 23:00:00 | 1.25 | real
--> 2026-06-15 12:00:00 | 1.5 | real

-- # Twice in the same second the last one holds
UPDATE current_fin_asset_rates SET rate = 1.5 WHERE pseudo_id = 2;
UPDATE current_fin_asset_rates SET rate = 0 WHERE pseudo_id = 2;
SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = 2 AND datetime > '2026-06-02';
--> 2026-06-15 12:00:00 | 0.0

-- # A new row saves a rate, found by type and code, in lower case, too
INSERT INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Bonds', 'eur', '99.5'), ('Currencies', 'EUR', 1.5);
SELECT * FROM current_fin_asset_rates WHERE asset = 'EUR';
--> 6 | Bonds | EUR | 99.5 | USD
--> 2 | Currencies | EUR | 1.5 | USD

-- # Without a type a code is enough that only one asset has
INSERT INTO current_fin_asset_rates (asset, rate) VALUES ('vti', 230);
SELECT rate FROM current_fin_asset_rates WHERE asset = 'VTI';
--> 230.0
INSERT INTO current_fin_asset_rates (asset, rate) VALUES ('EUR', 1);
--! current_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has

-- # INSERT OR REPLACE and OR IGNORE save like INSERT
INSERT OR REPLACE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'EUR', 2);
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'EUR', 3);
UPDATE OR IGNORE current_fin_asset_rates SET rate = 4 WHERE pseudo_id = 3;
UPDATE OR REPLACE current_fin_asset_rates SET rate = 5 WHERE pseudo_id = 3;
SELECT asset_id, datetime, rate FROM fin_asset_rates WHERE datetime > '2026-06-02';
--> 2 | 2026-06-15 12:00:00 | 3.0
--> 3 | 2026-06-15 12:00:00 | 5.0

-- # The base asset is worth 1, saying so is no error
UPDATE current_fin_asset_rates SET rate = '1' WHERE pseudo_id = 1;
INSERT INTO current_fin_asset_rates (asset_type, asset, rate) VALUES ('Currencies', 'USD', 1);
UPDATE OR IGNORE current_fin_asset_rates SET rate = 1.1 WHERE pseudo_id = 1;
--! fin_asset_rates.rate: the base asset is always worth 1; write 1, or no row at all
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'USD', 2);
--! fin_asset_rates.rate: the base asset is always worth 1
INSERT OR REPLACE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'USD', '1.0'), ('Currencies', 'USD', '1.01');
--! fin_asset_rates.rate: the base asset is always worth 1
SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = 1;
--> 2026-06-15 12:00:00 | 1.0

-- # Rates must be numbers of 0 or more, however they are written
UPDATE "current_fin_asset_rates" SET "rate"='' WHERE "pseudo_id"='2';
--! current_fin_asset_rates.rate: is empty; write one, like 1.25
UPDATE "current_fin_asset_rates" SET "rate"='1,5' WHERE "pseudo_id"='2';
--! current_fin_asset_rates.rate: is not a number of 0 or more
UPDATE OR IGNORE current_fin_asset_rates SET rate = NULL WHERE pseudo_id = 2;
--! current_fin_asset_rates.rate: is empty; write one, like 1.25
UPDATE OR REPLACE current_fin_asset_rates SET rate = -0.1 WHERE pseudo_id = 2;
--! current_fin_asset_rates.rate: is not a number of 0 or more
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'EUR', '1,5');
--! current_fin_asset_rates.rate: is not a number of 0 or more
INSERT OR REPLACE INTO current_fin_asset_rates (asset_type, asset) VALUES ('Currencies', 'EUR');
--! current_fin_asset_rates.rate: is empty; write one, like 1.25
INSERT INTO current_fin_asset_rates (asset_type, asset, rate) VALUES ('Currencies', 'EUR', 9e999);
--! current_fin_asset_rates.rate: is not a number of 0 or more
SELECT count(*) FROM fin_asset_rates;
--> 8

-- # What is looked up must be there
INSERT INTO current_fin_asset_rates DEFAULT VALUES;
--! current_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate) VALUES ('', 'EUR', 1);
--! current_fin_asset_rates.asset_type: is empty; name the type, or write a code that only one type has
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate) VALUES ('Rocks', 'EUR', 1);
--! current_fin_asset_rates.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Equities', 'EUR', 1);
--! current_fin_asset_rates.asset: the type has no such code; correct it, add it, or name its type too
INSERT OR REPLACE INTO current_fin_asset_rates (asset_type, rate) VALUES ('Equities', 1);
--! current_fin_asset_rates.asset: is empty; write a code, like USD
SELECT count(*) FROM fin_asset_rates;
--> 8

-- # Inactive assets are not shown and take no rate
UPDATE "current_fin_asset_rates" SET "rate"='1' WHERE "pseudo_id"='5';
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate)
VALUES ('Currencies', 'old', 1);
--! current_fin_asset_rates.asset: is inactive; set its is_active to 1 first
SELECT count(*) FROM fin_asset_rates;
--> 8

-- # Which row it is cannot be edited, what is computed cannot be written
UPDATE "current_fin_asset_rates" SET "asset_type"='Bonds' WHERE "pseudo_id"='2';
--! current_fin_asset_rates.asset_type: says which row this is; insert a new row instead
UPDATE OR IGNORE current_fin_asset_rates SET asset = 'USD' WHERE pseudo_id = 2;
--! current_fin_asset_rates.asset: says which row this is; insert a new row instead
UPDATE OR REPLACE current_fin_asset_rates SET base_asset = NULL WHERE pseudo_id = 2;
--! current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out
UPDATE current_fin_asset_rates SET pseudo_id = 3 WHERE pseudo_id = 2;
--! current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out
INSERT INTO current_fin_asset_rates (pseudo_id, asset_type, asset, rate)
VALUES (2, 'Currencies', 'EUR', 1);
--! current_fin_asset_rates: pseudo_id and base_asset are computed; leave them out
INSERT OR IGNORE INTO current_fin_asset_rates (asset_type, asset, rate, base_asset)
VALUES ('Currencies', 'EUR', 1, 'USD');
--! current_fin_asset_rates: pseudo_id and base_asset are computed

-- # Rows cannot be deleted
DELETE FROM "current_fin_asset_rates" WHERE "pseudo_id" IN ('1');
--! cannot modify current_fin_asset_rates because it is a view
