-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO phys_assets (name) VALUES ('Boat');

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO phys_assets (name)
VALUES ('Car');
--! phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO phys_assets (id, name)
VALUES (3, 'Car');
--! phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM phys_assets ORDER BY id;
--> 1 | Car
--> 2 | House
--> 3 | Boat

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO phys_assets (name)
VALUES ('Boat');
INSERT OR REPLACE INTO phys_assets (id, name)
VALUES (1, 'Car');
SELECT id, name FROM phys_assets ORDER BY id;
--> 1 | Car
--> 2 | House
--> 4 | Boat

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO phys_assets (name)
VALUES ('Car');
INSERT INTO phys_assets (name)
VALUES ('Car')
ON CONFLICT DO NOTHING;
INSERT INTO phys_assets (name)
VALUES ('Car')
ON CONFLICT (name) DO UPDATE SET name = excluded.name;
INSERT INTO phys_assets (name)
VALUES ('Car');
--! UNIQUE constraint failed
INSERT INTO phys_assets (name)
VALUES ('Bike');
SELECT count(*) FROM phys_assets;
--> 4
