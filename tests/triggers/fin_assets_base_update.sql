INSERT INTO fin_asset_types (name) VALUES ('Currencies'), ('Equities');
INSERT INTO fin_assets (code, type_id) VALUES ('USD', 1), ('EUR', 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2024-01-31 00:00:00', 1, 1),
('2024-01-31 00:00:00', 2, 1.1);
-- As long as there is none, the base asset can be chosen, among those that were always worth 1.
UPDATE fin_assets SET is_base = 1 WHERE id = 2;
--! fin_assets.is_base: the asset has rates other than 1; delete them first
UPDATE fin_assets SET is_base = 1 WHERE id = 1;
DELETE FROM fin_asset_rates;

-- # The base asset stays it
UPDATE fin_assets SET is_base = 0 WHERE id = 1;
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
UPDATE fin_assets SET is_base = NULL WHERE id = 1;
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
UPDATE OR IGNORE fin_assets SET is_base = 0 WHERE id = 1;
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
UPDATE OR REPLACE fin_assets SET is_base = NULL WHERE id = 1;
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
UPDATE fin_assets SET is_base = 1 - is_base;
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
UPDATE fin_assets SET is_base = (id = 2);
--! fin_assets.is_base: the base asset stays; findb init makes a database with another one
SELECT code, is_base FROM fin_assets ORDER BY id;
--> USD | 1
--> EUR | 0

-- # No second one
UPDATE fin_assets SET is_base = 1 WHERE id = 2;
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
UPDATE fin_assets SET is_base = '1';
--! fin_assets.is_base: there is a base asset already; set 0, or make another database
UPDATE OR REPLACE fin_assets SET is_base = 1, code = 'USD' WHERE id = 2;
--! fin_assets: would take the place of the base asset; choose another code or id
SELECT code, is_base FROM fin_assets ORDER BY id;
--> USD | 1
--> EUR | 0

-- # None takes its place
UPDATE fin_assets SET code = 'USD' WHERE id = 2;
--! fin_assets: would take the place of the base asset; choose another code or id
UPDATE OR REPLACE fin_assets SET code = 'USD' WHERE id = 2;
--! fin_assets: would take the place of the base asset; choose another code or id
UPDATE OR REPLACE fin_assets SET id = 1 WHERE id = 2;
--! fin_assets: would take the place of the base asset; choose another code or id
UPDATE fin_assets SET code = 'USD', type_id = 2 WHERE id = 2;
UPDATE OR REPLACE fin_assets SET type_id = 1 WHERE id = 2;
--! fin_assets: would take the place of the base asset; choose another code or id
SELECT code, type_id, is_base FROM fin_assets ORDER BY id;
--> USD | 1 | 1
--> USD | 2 | 0

-- # Setting what is set changes nothing
UPDATE fin_assets SET is_base = 1 WHERE id = 1;
UPDATE fin_assets SET is_base = 0 WHERE id = 2;
SELECT code, is_base FROM fin_assets ORDER BY id;
--> USD | 1
--> EUR | 0

-- # All else may change
UPDATE fin_assets SET code = 'CHF', name = 'Franc', is_active = 0, type_id = 2 WHERE id = 1;
UPDATE fin_assets SET code = 'USD' WHERE id = 2;
UPDATE fin_assets SET id = 7 WHERE id = 1;
SELECT * FROM fin_assets ORDER BY id;
--> 2 | USD | NULL | NULL | 1 | 0 | 1 | NULL | NULL
--> 7 | CHF | Franc | NULL | 2 | 1 | 0 | NULL | NULL

-- # The base asset does not take over the rates of another
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-02-29 00:00:00', 2, 1.1);
UPDATE OR REPLACE fin_assets SET id = 2 WHERE id = 1;
--! fin_assets.id: is in use, other rows refer to it; keep it
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR
