INSERT INTO fin_asset_types (name) VALUES ('Currencies'), ('Equities');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);

-- # An asset is active and not the base asset unless told otherwise
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
SELECT id, code, name, description, type_id, is_base, is_active FROM fin_assets ORDER BY id;
--> 1 | USD | NULL | NULL | 1 | 1 | 1
--> 2 | EUR | NULL | NULL | 1 | 0 | 1

-- # A code is needed
INSERT INTO fin_assets (code, type_id) VALUES ('', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES (NULL, 1);
--! NOT NULL constraint failed: fin_assets.code
INSERT INTO fin_assets (type_id) VALUES (1);
--! NOT NULL constraint failed: fin_assets.code

-- # A code has no blank, wherever it stands
INSERT INTO fin_assets (code, type_id) VALUES (' ', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES ('EU R', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES (' EUR', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES ('EUR ', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD

-- # A code has no whitespace of any other kind
CREATE TEMP TABLE spaces (number INTEGER);
INSERT INTO spaces
VALUES
(9), (10), (11), (12), (13), (28), (29), (30), (31), (32), (133), (160), (5760), (8192), (8193),
(8194), (8195), (8196), (8197), (8198), (8199), (8200), (8201), (8202), (8232), (8233), (8239),
(8287), (12288), (65279);
INSERT OR IGNORE INTO fin_assets (code, type_id) SELECT char(number), 1 FROM spaces;
INSERT OR IGNORE INTO fin_assets (code, type_id) SELECT 'A' || char(number), 1 FROM spaces;
INSERT OR IGNORE INTO fin_assets (code, type_id) SELECT char(number) || 'A', 1 FROM spaces;
INSERT OR IGNORE INTO fin_assets (code, type_id) SELECT 'A' || char(number) || 'B', 1 FROM spaces;
SELECT code FROM fin_assets;
--> USD
INSERT INTO fin_assets (code, type_id) VALUES ('E' || char(9) || 'UR', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES ('EUR' || char(10), 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD
INSERT INTO fin_assets (code, type_id) VALUES ('EU' || char(160) || 'R', 1);
--! fin_assets.code: is empty or has whitespace; write it in one word, like USD

-- # A code may have any other character
INSERT INTO fin_assets (code, type_id)
VALUES ('BRK.B', 2), ('0700', 2), ('A-1', 2), ('[X]', 2), ('*', 2), ('^GSPC', 2), ('ÖL', 2);
SELECT code, typeof(code) FROM fin_assets WHERE type_id = 2 ORDER BY id;
--> BRK.B | text
--> '0700' | text
--> A-1 | text
--> [X] | text
--> * | text
--> ^GSPC | text
--> ÖL | text

-- # A number becomes a text
INSERT INTO fin_assets (code, type_id) VALUES (7203, 2);
SELECT code, typeof(code) FROM fin_assets WHERE type_id = 2 ORDER BY id;
--> '7203' | text

-- # A code is in upper case
INSERT INTO fin_assets (code, type_id) VALUES ('eur', 1);
--! fin_assets.code: has a lower case letter; write it in upper case, like USD
INSERT INTO fin_assets (code, type_id) VALUES ('EUr', 1);
--! fin_assets.code: has a lower case letter; write it in upper case, like USD
UPDATE fin_assets SET code = 'usd';
--! fin_assets.code: has a lower case letter; write it in upper case, like USD

-- # A code is unique in its type, and may stand in another one
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
--! UNIQUE constraint failed: fin_assets.code, fin_assets.type_id
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 2);
UPDATE fin_assets SET type_id = 1 WHERE type_id = 2;
--! UNIQUE constraint failed: fin_assets.code, fin_assets.type_id
SELECT code, type_id FROM fin_assets WHERE code = 'EUR' ORDER BY id;
--> EUR | 1
--> EUR | 2

-- # An asset has a type that exists
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', NULL);
--! NOT NULL constraint failed: fin_assets.type_id
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 9);
--! FOREIGN KEY constraint failed
UPDATE fin_assets SET type_id = 9;
--! FOREIGN KEY constraint failed

-- # Base is 0 or 1
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 2);
--! fin_assets.is_base: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, 'true');
--! fin_assets.is_base: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, '');
--! fin_assets.is_base: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, NULL);
--! NOT NULL constraint failed: fin_assets.is_base
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('EUR', 1, '0');
SELECT is_base, typeof(is_base) FROM fin_assets WHERE code = 'EUR';
--> 0 | integer

-- # Active is 0 or 1
INSERT INTO fin_assets (code, type_id, is_active) VALUES ('EUR', 1, 2);
--! fin_assets.is_active: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_active) VALUES ('EUR', 1, 'true');
--! fin_assets.is_active: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_active) VALUES ('EUR', 1, '');
--! fin_assets.is_active: is not a boolean; write 1 or 0
INSERT INTO fin_assets (code, type_id, is_active) VALUES ('EUR', 1, NULL);
--! NOT NULL constraint failed: fin_assets.is_active
UPDATE fin_assets SET is_active = 0;
SELECT is_active FROM fin_assets;
--> 0

-- # An asset that is in use stays
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 1);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2024-01-31 00:00:00', 2, 1.1);
DELETE FROM fin_assets WHERE id = 2;
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0
INSERT OR REPLACE INTO fin_assets (code, type_id) VALUES ('EUR', 1);
--! fin_assets: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, code FROM fin_assets ORDER BY id;
--> 1 | USD
--> 2 | EUR

-- # A quote is another asset, and the base asset has none
INSERT INTO fin_assets (id, code, type_id) VALUES (5, 'EUR', 1), (6, 'VTI', 2);
UPDATE fin_assets SET quote_asset_id = 5 WHERE id = 6;
UPDATE fin_assets SET quote_asset_id = 5 WHERE id = 5;
--! fin_assets.quote_asset_id: is the asset itself; write another one or NULL
INSERT INTO fin_assets (id, code, type_id, quote_asset_id) VALUES (7, 'CHF', 1, 7);
--! fin_assets.quote_asset_id: is the asset itself; write another one or NULL
UPDATE fin_assets SET quote_asset_id = 5 WHERE id = 1;
--! fin_assets.quote_asset_id: the base asset has no quote; write NULL
DELETE FROM fin_assets WHERE id = 5;
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One asset is the price index
INSERT INTO fin_assets (code, type_id, role) VALUES ('CPI', 1, 'price_index');
INSERT INTO fin_assets (code, type_id, role) VALUES ('RPI', 1, 'price_index');
--! UNIQUE constraint failed: fin_assets.role
INSERT INTO fin_assets (code, type_id, role) VALUES ('RPI', 1, 'portfolio');
--! fin_assets.role: is unknown; write price_index or NULL
