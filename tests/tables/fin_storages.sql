INSERT INTO fin_storages (name) VALUES ('Cellar');

-- # A storage needs a name
INSERT INTO fin_storages (name) VALUES ('');
--! fin_storages.name: is empty; write a name, like Bank A savings
INSERT INTO fin_storages (name) VALUES ('  ');
--! fin_storages.name: is empty; write a name, like Bank A savings
INSERT INTO fin_storages (name) VALUES (NULL);
--! NOT NULL constraint failed: fin_storages.name
UPDATE fin_storages SET name = '';
--! fin_storages.name: is empty; write a name, like Bank A savings

-- # The name is unique
INSERT INTO fin_storages (name) VALUES ('Cellar');
--! UNIQUE constraint failed: fin_storages.name
INSERT INTO fin_storages (name) VALUES ('Attic');
UPDATE fin_storages SET name = 'Cellar';
--! UNIQUE constraint failed: fin_storages.name
SELECT name FROM fin_storages ORDER BY id;
--> Cellar
--> Attic

-- # A storage is active unless told otherwise
SELECT name, is_active, description FROM fin_storages;
--> Cellar | 1 | NULL

-- # Active is 0 or 1
UPDATE fin_storages SET is_active = 0;
UPDATE fin_storages SET is_active = '1';
UPDATE fin_storages SET is_active = 1.0;
SELECT is_active, typeof(is_active) FROM fin_storages;
--> 1 | integer
UPDATE fin_storages SET is_active = 'true';
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = 'yes';
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = '';
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = 2;
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = -1;
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = 0.5;
--! fin_storages.is_active: is not a boolean; write 1 or 0
UPDATE fin_storages SET is_active = NULL;
--! NOT NULL constraint failed: fin_storages.is_active
INSERT INTO fin_storages (name, is_active) VALUES ('Attic', NULL);
--! NOT NULL constraint failed: fin_storages.is_active

-- # OR REPLACE turns a NULL into the default, OR IGNORE leaves the row out
INSERT OR REPLACE INTO fin_storages (name, is_active) VALUES ('Attic', NULL);
INSERT OR IGNORE INTO fin_storages (name, is_active) VALUES ('Bag', NULL), ('Box', 7), ('Jar', 0);
SELECT name, is_active FROM fin_storages ORDER BY id;
--> Cellar | 1
--> Attic | 1
--> Jar | 0

-- # OR REPLACE does not write what is no boolean
INSERT OR REPLACE INTO fin_storages (name, is_active) VALUES ('Cellar', 2);
--! fin_storages.is_active: is not a boolean; write 1 or 0
SELECT name, is_active FROM fin_storages;
--> Cellar | 1

-- # A storage that holds something stays
INSERT INTO fin_asset_types (name) VALUES ('Currencies');
INSERT INTO fin_assets (code, type_id, is_base) VALUES ('USD', 1, 1);
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 1);
DELETE FROM fin_storages;
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0
INSERT OR REPLACE INTO fin_storages (name) VALUES ('Cellar');
--! fin_storages: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, name FROM fin_storages;
--> 1 | Cellar

-- # A role is one of those that the program knows, and only one storage has it
INSERT INTO fin_storages (name, role) VALUES ('Home', 'attic');
--! fin_storages.role: is unknown; write portfolio or NULL
INSERT INTO fin_storages (name, role) VALUES ('Home', 'portfolio');
INSERT INTO fin_storages (name, role) VALUES ('Flat', 'portfolio');
--! UNIQUE constraint failed: fin_storages.role
