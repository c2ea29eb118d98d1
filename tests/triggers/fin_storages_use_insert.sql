-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_storages (name) VALUES ('Cellar');

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_storages (name)
VALUES ('Bank');
--! fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_storages (id, name)
VALUES (3, 'Bank');
--! fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_storages ORDER BY id;
--> 1 | Bank
--> 2 | Broker
--> 3 | Cellar

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_storages (name)
VALUES ('Cellar');
INSERT OR REPLACE INTO fin_storages (id, name)
VALUES (1, 'Bank');
SELECT id, name FROM fin_storages ORDER BY id;
--> 1 | Bank
--> 2 | Broker
--> 4 | Cellar

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_storages (name)
VALUES ('Bank');
INSERT INTO fin_storages (name)
VALUES ('Bank')
ON CONFLICT DO NOTHING;
INSERT INTO fin_storages (name)
VALUES ('Bank')
ON CONFLICT (name) DO UPDATE SET name = excluded.name;
INSERT INTO fin_storages (name)
VALUES ('Bank');
--! UNIQUE constraint failed
INSERT INTO fin_storages (name)
VALUES ('Attic');
SELECT count(*) FROM fin_storages;
--> 4

-- # A role is taken from no row that is in use
UPDATE fin_storages SET role = 'portfolio' WHERE id = 1;
REPLACE INTO fin_storages (name, role) VALUES ('New', 'portfolio');
--! fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE
