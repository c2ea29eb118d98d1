-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-06-01 00:00:00', 1.25), (3, '2026-06-01 00:00:00', 250);

-- # By type and code, the inactive ones last
INSERT INTO current_fin_assets (asset_type, asset_code, name, quote)
VALUES ('equities', 'acme', 'Acme Inc.', 'eur');
INSERT INTO current_fin_assets (asset_type, asset_code, description, is_active)
VALUES ('Currencies', 'ROL', 'gone', '0');
SELECT * FROM current_fin_assets;
--> 2 | Currencies | EUR | Euro | NULL | 1 | NULL | NULL | 1.25 | USD
--> 1 | Currencies | USD | US dollar | NULL | 1 | NULL | NULL | 1.0 | USD
--> 4 | Equities | ACME | Acme Inc. | NULL | 1 | EUR | NULL | NULL | USD
--> 3 | Equities | VTI | Total market | NULL | 1 | NULL | NULL | 250.0 | USD
--> 5 | Currencies | ROL | NULL | gone | 0 | NULL | NULL | NULL | USD

-- # Each column can be edited, as DB Browser sends it
INSERT INTO current_fin_asset_types (name) VALUES ('Funds');
UPDATE current_fin_assets SET asset_type = 'funds' WHERE "pseudo_id" = '3';
UPDATE current_fin_assets SET asset_code = 'vtx' WHERE "pseudo_id" = '3';
UPDATE current_fin_assets SET name = '' WHERE "pseudo_id" = '3';
UPDATE current_fin_assets SET description = 'all of it' WHERE "pseudo_id" = '3';
UPDATE current_fin_assets SET is_active = '0' WHERE "pseudo_id" = '3';
UPDATE current_fin_assets SET quote = 'eur' WHERE "pseudo_id" = '3';
SELECT * FROM current_fin_assets WHERE pseudo_id = 3;
--> 3 | Funds | VTX | NULL | all of it | 0 | EUR | NULL | 250.0 | USD
SELECT ticker, close_price, quote FROM prices;
--> VTX | 200.0 | EUR
UPDATE current_fin_assets SET quote = '' WHERE "pseudo_id" = '3';
SELECT ticker, close_price, quote FROM prices;
--> VTX | 250.0 | USD
UPDATE current_fin_assets SET asset_code = 'USX' WHERE "pseudo_id" = '1';
SELECT DISTINCT base_asset FROM current_fin_assets;
--> USX

-- # The base asset may be named as a quote
UPDATE current_fin_assets SET quote = 'USD' WHERE "pseudo_id" = '3';
SELECT close_price, quote FROM prices;
--> 250.0 | USD

-- # One asset is the price index
INSERT INTO current_fin_assets (asset_type, asset_code, role)
VALUES ('Currencies', 'CPI', 'Price_Index');
INSERT INTO current_fin_asset_rates (asset, rate) VALUES ('CPI', 1.2);
SELECT asset_code, role, rate FROM current_fin_assets WHERE role IS NOT NULL;
--> CPI | price_index | 1.2
UPDATE current_fin_assets SET role = 'price_index' WHERE "pseudo_id" = '2';
--! current_fin_assets.role: another asset has it; clear it there first
UPDATE current_fin_assets SET role = '' WHERE "pseudo_id" = '4';
UPDATE current_fin_assets SET role = 'price_index' WHERE "pseudo_id" = '2';
INSERT OR REPLACE INTO current_fin_assets (asset_type, asset_code, role)
VALUES ('Equities', 'ACME', 'price_index');
--! current_fin_assets.role: another asset has it; clear it there first
SELECT asset_code, role FROM current_fin_assets WHERE role IS NOT NULL;
--> EUR | price_index
UPDATE current_fin_assets SET role = 'inflation' WHERE "pseudo_id" = '2';
--! fin_assets.role: is unknown; write price_index or NULL

-- # An asset that is not in use can go
INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Equities', 'ACME');
DELETE FROM current_fin_assets WHERE pseudo_id IN ('4');
DELETE FROM current_fin_assets WHERE pseudo_id IN ('3');
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0
DELETE FROM current_fin_assets WHERE pseudo_id IN ('1');
--! fin_assets: the base asset cannot be deleted; findb init makes a database with another one
SELECT count(*) FROM current_fin_assets;
--> 3

-- # What an insert refuses
INSERT INTO current_fin_assets (asset_type, asset_code, rate) VALUES ('Equities', 'ACME', 5);
--! current_fin_assets: pseudo_id, rate and base_asset are computed; leave them out
INSERT INTO current_fin_assets (asset_code) VALUES ('ACME');
--! current_fin_assets.asset_type: is empty; write a name, like Equities
INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Equites', 'ACME');
--! current_fin_assets.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO current_fin_assets (asset_type) VALUES ('Equities');
--! current_fin_assets.asset_code: is empty; write a code, like USD
INSERT INTO current_fin_assets (asset_type, asset_code) VALUES ('Equities', 'AC ME');
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT OR REPLACE INTO current_fin_assets (asset_type, asset_code) VALUES ('equities', 'vti');
--! current_fin_assets.asset_code: is taken in that type; edit that row
INSERT OR IGNORE INTO current_fin_assets (asset_type, asset_code) VALUES ('Equities', 'VTI');
--! current_fin_assets.asset_code: is taken in that type; edit that row
INSERT INTO current_fin_assets (asset_type, asset_code, quote) VALUES ('Equities', 'ACME', 'VTI');
--! current_fin_assets.quote: no such currency; write its code, or add it to this view
INSERT INTO current_fin_assets (asset_type, asset_code, is_active) VALUES ('Equities', 'ACME', 2);
--! fin_assets.is_active: is not a boolean; write 1 or 0

-- # What an update refuses
UPDATE current_fin_assets SET rate = 5 WHERE pseudo_id = '3';
--! current_fin_assets: pseudo_id, rate and base_asset are computed; leave them out
UPDATE current_fin_assets SET asset_type = '' WHERE pseudo_id = '3';
--! current_fin_assets.asset_type: is empty; write a name, like Equities
UPDATE current_fin_assets SET asset_type = 'Equites' WHERE pseudo_id = '3';
--! current_fin_assets.asset_type: no such name in current_fin_asset_types; correct it or add it there
UPDATE current_fin_assets SET asset_code = '' WHERE pseudo_id = '3';
--! current_fin_assets.asset_code: is empty; write a code, like USD
UPDATE OR REPLACE current_fin_assets SET asset_code = 'usd' WHERE pseudo_id = '2';
--! current_fin_assets.asset_code: is taken in that type; edit that row
UPDATE current_fin_assets SET quote = 'XXX' WHERE pseudo_id = '3';
--! current_fin_assets.quote: no such currency; write its code, or add it to this view
UPDATE current_fin_assets SET quote = 'EUR' WHERE pseudo_id = '1';
--! fin_assets.quote_asset_id: the base asset has no quote; write NULL
UPDATE current_fin_assets SET quote = 'EUR' WHERE pseudo_id = '2';
--! fin_assets.quote_asset_id: is the asset itself; write another one or NULL
UPDATE current_fin_assets SET is_active = NULL WHERE pseudo_id = '3';
--! fin_assets.is_active: is not a boolean; write 1 or 0
