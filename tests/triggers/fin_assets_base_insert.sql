INSERT INTO fin_asset_types (name) VALUES ('Currencies'), ('Equities');

-- # The first base asset is taken, also after others
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
SELECT code, is_base FROM fin_assets ORDER BY id;
--> EUR | 0
--> USD | 1

-- # A second base asset is refused
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, '1');
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
INSERT OR IGNORE INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
INSERT OR REPLACE INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 2, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('JPY', 1, 0), ('EUR', 1, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
SELECT code, is_base FROM fin_assets;
--> USD | 1

-- # Two base assets in one statement are refused
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1), ('EUR', 1, 1);
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
SELECT count(*) FROM fin_assets;
--> 0

-- # The base asset is not replaced by one that is none
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
INSERT OR REPLACE INTO fin_assets (code, type_id) VALUES ('USD', 1);
--! fin_assets: would take the place of the base asset; choose another code or id
INSERT OR REPLACE INTO fin_assets (id, code, type_id) VALUES (1, 'EUR', 1);
--! fin_assets: would take the place of the base asset; choose another code or id
INSERT OR REPLACE INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'EUR', 1, '0');
--! fin_assets: would take the place of the base asset; choose another code or id
SELECT * FROM fin_assets;
--> 1 | USD | NULL | NULL | 1 | 1 | 1 | NULL | NULL

-- # The base asset may be replaced by one that is
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
INSERT OR REPLACE INTO fin_assets (code, name, type_id, is_base) VALUES ('USD', 'Dollar', 1, 1);
SELECT * FROM fin_assets;
--> 2 | USD | Dollar | NULL | 1 | 1 | 1 | NULL | NULL

-- # A base asset that exists may be left as it is, or get a name
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
INSERT OR IGNORE INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1), ('EUR', 1, 0);
INSERT INTO fin_assets (code, name, type_id, is_base) VALUES ('USD', 'Dollar', 1, 1)
ON CONFLICT (code, type_id) DO UPDATE SET name = excluded.name;
SELECT * FROM fin_assets ORDER BY id;
--> 1 | USD | Dollar | NULL | 1 | 1 | 1 | NULL | NULL
--> 3 | EUR | NULL | NULL | 1 | 0 | 1 | NULL | NULL

-- # An asset that has rates other than 1 does not become the base asset
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2024-01-31 00:00:00', 1, 1),
('2024-02-29 00:00:00', 1, 1.1);
INSERT OR REPLACE INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'EUR', 1, 1);
--! fin_assets.is_base: the asset has rates other than 1; delete them first
DELETE FROM fin_asset_rates WHERE rate <> 1;
INSERT OR REPLACE INTO fin_assets (id, code, type_id, is_base) VALUES (1, 'EUR', 1, 1);
SELECT * FROM fin_assets;
--> 1 | EUR | NULL | NULL | 1 | 1 | 1 | NULL | NULL
