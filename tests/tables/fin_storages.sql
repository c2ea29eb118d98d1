INSERT INTO fin_storages (name) VALUES ('Cellar');

-- # A storage needs a name
INSERT INTO fin_storages (name) VALUES ('');
--! fin_storages.name: is empty

-- # A storage is active unless told otherwise
SELECT name, is_active, description FROM fin_storages;
--> Cellar | 1 | NULL
