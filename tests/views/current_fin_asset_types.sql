-- @include base.sql

-- # By name, with how many assets there are
INSERT INTO current_fin_asset_types (name) VALUES ('Bonds');
SELECT * FROM current_fin_asset_types;
--> 3 | Bonds | 0
--> 1 | Currencies | 2
--> 2 | Equities | 1

-- # A new name renames the type
UPDATE current_fin_asset_types SET name = 'equities' WHERE "pseudo_id" = '2';
UPDATE current_fin_asset_types SET name = 'Shares' WHERE "pseudo_id" = '2';
SELECT asset_type FROM current_fin_assets WHERE asset_code = 'VTI';
--> Shares

-- # A type without assets can go
INSERT INTO current_fin_asset_types (name) VALUES ('Bonds');
DELETE FROM current_fin_asset_types WHERE pseudo_id IN ('3');
DELETE FROM current_fin_asset_types WHERE pseudo_id IN ('2');
--! fin_asset_types: is in use
SELECT name FROM current_fin_asset_types;
--> Currencies
--> Equities

-- # What an insert refuses
INSERT INTO current_fin_asset_types (pseudo_id, name) VALUES (9, 'Bonds');
--! current_fin_asset_types: pseudo_id and asset_count are computed; leave them out
INSERT INTO current_fin_asset_types (asset_count) VALUES (9);
--! current_fin_asset_types: pseudo_id and asset_count are computed; leave them out
INSERT INTO current_fin_asset_types (name) VALUES (NULL);
--! current_fin_asset_types.name: is empty; write a name, like Equities
INSERT OR IGNORE INTO current_fin_asset_types (name) VALUES ('');
--! current_fin_asset_types.name: is empty; write a name, like Equities
INSERT OR IGNORE INTO current_fin_asset_types (name) VALUES ('equities');
--! current_fin_asset_types.name: is taken; edit that row, or write another name
INSERT OR REPLACE INTO current_fin_asset_types (name) VALUES ('Equities');
--! current_fin_asset_types.name: is taken; edit that row, or write another name

-- # What an update refuses
UPDATE current_fin_asset_types SET asset_count = 9 WHERE pseudo_id = '1';
--! current_fin_asset_types: pseudo_id and asset_count are computed; leave them out
UPDATE current_fin_asset_types SET name = '' WHERE pseudo_id = '1';
--! current_fin_asset_types.name: is empty; write a name, like Equities
UPDATE OR REPLACE current_fin_asset_types SET name = 'equities' WHERE pseudo_id = '1';
--! current_fin_asset_types.name: is taken; edit that row, or write another name
SELECT name FROM fin_asset_types;
--> Currencies
--> Equities
