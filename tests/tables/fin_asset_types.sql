INSERT INTO fin_asset_types (name) VALUES ('Currencies');

-- # A type needs a name
INSERT INTO fin_asset_types (name) VALUES ('');
--! fin_asset_types.name: is empty; write a name, like Currencies
INSERT INTO fin_asset_types (name) VALUES ('   ');
--! fin_asset_types.name: is empty; write a name, like Currencies
INSERT INTO fin_asset_types (name) VALUES (NULL);
--! NOT NULL constraint failed: fin_asset_types.name
INSERT INTO fin_asset_types DEFAULT VALUES;
--! NOT NULL constraint failed: fin_asset_types.name
UPDATE fin_asset_types SET name = ' ';
--! fin_asset_types.name: is empty; write a name, like Currencies

-- # The name is unique, exactly as it is written
INSERT INTO fin_asset_types (name) VALUES ('Currencies');
--! UNIQUE constraint failed: fin_asset_types.name
INSERT INTO fin_asset_types (name) VALUES ('currencies');
SELECT id, name FROM fin_asset_types;
--> 1 | Currencies
--> 2 | currencies

-- # A name that exists can be ignored
INSERT OR IGNORE INTO fin_asset_types (name) VALUES ('Currencies'), ('Bonds');
SELECT name FROM fin_asset_types ORDER BY id;
--> Currencies
--> Bonds

-- # A ninth type is taken: that there are too many is advice, not a refusal
INSERT INTO fin_asset_types (name)
VALUES ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9');
SELECT count(*) FROM fin_asset_types;
--> 9

-- # A type that has assets stays
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
DELETE FROM fin_asset_types;
--! fin_asset_types: is in use; give its assets and stress steps another type first
INSERT OR REPLACE INTO fin_asset_types (name) VALUES ('Currencies');
--! fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_asset_types;
--> 1 | Currencies

-- # An id is never used twice
DELETE FROM fin_asset_types;
INSERT INTO fin_asset_types (name) VALUES ('Bonds');
SELECT id FROM fin_asset_types;
--> 2
