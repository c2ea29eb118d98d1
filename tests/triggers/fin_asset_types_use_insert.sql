-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_asset_types (name) VALUES ('Metals');

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_asset_types (name)
VALUES ('Currencies');
--! fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_asset_types (id, name)
VALUES (3, 'Currencies');
--! fin_asset_types: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_asset_types ORDER BY id;
--> 1 | Currencies
--> 2 | Equities
--> 3 | Metals

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_asset_types (name)
VALUES ('Metals');
INSERT OR REPLACE INTO fin_asset_types (id, name)
VALUES (1, 'Currencies');
SELECT id, name FROM fin_asset_types ORDER BY id;
--> 1 | Currencies
--> 2 | Equities
--> 4 | Metals

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_asset_types (name)
VALUES ('Currencies');
INSERT INTO fin_asset_types (name)
VALUES ('Currencies')
ON CONFLICT DO NOTHING;
INSERT INTO fin_asset_types (name)
VALUES ('Currencies')
ON CONFLICT (name) DO UPDATE SET name = excluded.name;
INSERT INTO fin_asset_types (name)
VALUES ('Currencies');
--! UNIQUE constraint failed
INSERT INTO fin_asset_types (name)
VALUES ('Bonds');
SELECT count(*) FROM fin_asset_types;
--> 4
