-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_storages (name) VALUES ('Cellar');

-- # The id of a row that is in use stays
UPDATE fin_storages SET id = 99 WHERE id = 1;
--! fin_storages.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_storages SET id = 3 WHERE id = 1;
--! fin_storages.id: is in use, other rows refer to it; keep it
UPDATE fin_storages SET id = 99 WHERE id = 3;
SELECT id, name FROM fin_storages ORDER BY id;
--> 1 | Bank
--> 2 | Broker
--> 99 | Cellar

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_storages SET name = 'Bank' WHERE id = 3;
--! fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_storages SET id = 1 WHERE id = 3;
--! fin_storages.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_storages SET name = 'Bank' WHERE id = 3;
SELECT id, name FROM fin_storages ORDER BY id;
--> 1 | Bank
--> 2 | Broker
--> 3 | Cellar

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_storages SET name = 'Cellar' WHERE id = 1;
UPDATE fin_storages SET name = 'New' WHERE id = 1;
SELECT id, name FROM fin_storages ORDER BY id;
--> 1 | New
--> 2 | Broker
