-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_asset_types (name) VALUES ('Metals');

-- # The id of a row that is in use stays
UPDATE fin_asset_types SET id = 99 WHERE id = 1;
--! fin_asset_types.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_asset_types SET id = 3 WHERE id = 1;
--! fin_asset_types.id: is in use, other rows refer to it; keep it
UPDATE fin_asset_types SET id = 99 WHERE id = 3;
SELECT id, name FROM fin_asset_types ORDER BY id;
--> 1 | Currencies
--> 2 | Equities
--> 99 | Metals

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_asset_types SET name = 'Currencies' WHERE id = 3;
--! fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_asset_types SET id = 1 WHERE id = 3;
--! fin_asset_types.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_asset_types SET name = 'Currencies' WHERE id = 3;
SELECT id, name FROM fin_asset_types ORDER BY id;
--> 1 | Currencies
--> 2 | Equities
--> 3 | Metals

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_asset_types SET name = 'Metals' WHERE id = 1;
UPDATE fin_asset_types SET name = 'New' WHERE id = 1;
SELECT id, name FROM fin_asset_types ORDER BY id;
--> 1 | New
--> 2 | Equities
