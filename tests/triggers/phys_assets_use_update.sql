-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO phys_assets (name) VALUES ('Boat');

-- # The id of a row that is in use stays
UPDATE phys_assets SET id = 99 WHERE id = 1;
--! phys_assets.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE phys_assets SET id = 3 WHERE id = 1;
--! phys_assets.id: is in use, other rows refer to it; keep it
UPDATE phys_assets SET id = 99 WHERE id = 3;
SELECT id, name FROM phys_assets ORDER BY id;
--> 1 | Car
--> 2 | House
--> 99 | Boat

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE phys_assets SET name = 'Car' WHERE id = 3;
--! phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE phys_assets SET id = 1 WHERE id = 3;
--! phys_assets.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE phys_assets SET name = 'Car' WHERE id = 3;
SELECT id, name FROM phys_assets ORDER BY id;
--> 1 | Car
--> 2 | House
--> 3 | Boat

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE phys_assets SET name = 'Boat' WHERE id = 1;
UPDATE phys_assets SET name = 'New' WHERE id = 1;
SELECT id, name FROM phys_assets ORDER BY id;
--> 1 | New
--> 2 | House
