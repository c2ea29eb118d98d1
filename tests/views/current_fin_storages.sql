-- @include base.sql

-- # By name, the inactive ones last
INSERT INTO current_fin_storages (name) VALUES ('portfolio');
INSERT INTO current_fin_storages (name, description, is_active) VALUES ('Attic', 'a box', '0');
SELECT * FROM current_fin_storages;
--> 1 | Bank | NULL | 1 | NULL
--> 2 | Broker | NULL | 1 | NULL
--> 3 | portfolio | NULL | 1 | portfolio
--> 4 | Attic | a box | 0 | NULL

-- # Each column can be edited, as DB Browser sends it; a new name renames the storage
UPDATE current_fin_storages SET name = 'BANK' WHERE "pseudo_id" = '1';
UPDATE current_fin_storages SET name = 'Bank A' WHERE "pseudo_id" = '1';
UPDATE current_fin_storages SET description = 'on the corner' WHERE "pseudo_id" = '1';
SELECT * FROM current_fin_storages WHERE pseudo_id = 1;
--> 1 | Bank A | on the corner | 1 | NULL
SELECT count(*) FROM current_balances WHERE storage = 'Bank A';
--> 2
UPDATE current_fin_storages SET description = '' WHERE "pseudo_id" = '1';
UPDATE current_fin_storages SET is_active = '0' WHERE "pseudo_id" = '1';
SELECT * FROM current_fin_storages WHERE pseudo_id = 1;
--> 1 | Bank A | NULL | 0 | NULL
SELECT count(*) FROM current_balances WHERE storage = 'Bank A';
--> 0

-- # A storage that is not in use can go
INSERT INTO current_fin_storages (name) VALUES ('Attic');
DELETE FROM current_fin_storages WHERE pseudo_id IN ('3');
DELETE FROM current_fin_storages WHERE pseudo_id IN ('1');
--! fin_storages: is in use; delete what refers to it first, or set is_active to 0
SELECT count(*) FROM current_fin_storages;
--> 2

-- # What an insert refuses
INSERT INTO current_fin_storages (name, role) VALUES ('Attic', 'portfolio');
--! current_fin_storages: pseudo_id and role are computed; leave them out
INSERT INTO current_fin_storages (description) VALUES ('a box');
--! current_fin_storages.name: is empty; write a name, like Bank A savings
INSERT OR IGNORE INTO current_fin_storages (name) VALUES (' ');
--! current_fin_storages.name: is empty; write a name, like Bank A savings
INSERT OR REPLACE INTO current_fin_storages (name) VALUES ('Bank');
--! current_fin_storages.name: is taken; edit that row, or write another name
INSERT OR IGNORE INTO current_fin_storages (name) VALUES ('bank');
--! current_fin_storages.name: is taken; edit that row, or write another name
INSERT INTO current_fin_storages (name, is_active) VALUES ('Attic', 'yes');
--! fin_storages.is_active: is not a boolean; write 1 or 0

-- # What an update refuses
UPDATE current_fin_storages SET role = 'portfolio' WHERE pseudo_id = '1';
--! current_fin_storages: pseudo_id and role are computed; leave them out
UPDATE current_fin_storages SET name = '' WHERE pseudo_id = '1';
--! current_fin_storages.name: is empty; write a name, like Bank A savings
UPDATE OR REPLACE current_fin_storages SET name = 'Broker' WHERE pseudo_id = '1';
--! current_fin_storages.name: is taken; edit that row, or write another name
UPDATE current_fin_storages SET is_active = '' WHERE pseudo_id = '1';
--! fin_storages.is_active: is not a boolean; write 1 or 0
SELECT name FROM fin_storages;
--> Bank
--> Broker
