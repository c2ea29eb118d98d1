-- @include base.sql

-- # A storage that is called portfolio takes the role; a second one in other case does not
INSERT INTO fin_storages (name) VALUES ('Portfolio'), ('portfolio'), ('Attic');
SELECT name, role FROM fin_storages WHERE id > 2;
--> Portfolio | portfolio
--> portfolio | NULL
--> Attic | NULL

-- # It keeps the role under another name
INSERT INTO fin_storages (name) VALUES ('portfolio');
UPDATE fin_storages SET name = 'Interactive Brokers' WHERE role = 'portfolio';
SELECT name, role FROM fin_storages WHERE id > 2;
--> Interactive Brokers | portfolio
