INSERT INTO fin_asset_types (name) VALUES ('Currencies');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1), ('EUR', 1, 0);

-- # The base asset stays
DELETE FROM fin_assets WHERE id = 1;
--! fin_assets: the base asset cannot be deleted; findb init makes a database with another one
DELETE FROM fin_assets;
--! fin_assets: the base asset cannot be deleted; findb init makes a database with another one
SELECT code FROM fin_assets ORDER BY id;
--> USD
--> EUR

-- # Others go
DELETE FROM fin_assets WHERE is_base = 0;
SELECT code FROM fin_assets;
--> USD

-- # It stays as the last one too
DELETE FROM fin_assets WHERE id = 2;
DELETE FROM fin_assets;
--! fin_assets: the base asset cannot be deleted; findb init makes a database with another one
SELECT code FROM fin_assets;
--> USD
