INSERT INTO phys_assets (name) VALUES ('Car');

-- # A thing needs a name
INSERT INTO phys_assets (name) VALUES ('');
--! phys_assets.name: is empty; write a name, like Car
INSERT INTO phys_assets (name) VALUES ('  ');
--! phys_assets.name: is empty; write a name, like Car
INSERT INTO phys_assets (name) VALUES (NULL);
--! NOT NULL constraint failed: phys_assets.name
UPDATE phys_assets SET name = '';
--! phys_assets.name: is empty; write a name, like Car

-- # The name is unique
INSERT INTO phys_assets (name) VALUES ('Car');
--! UNIQUE constraint failed: phys_assets.name
INSERT INTO phys_assets (name, description) VALUES ('House', 'By the lake');
SELECT id, name, description FROM phys_assets;
--> 1 | Car | NULL
--> 2 | House | By the lake

-- # A thing that was owned stays
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2024-01-01 00:00:00');
DELETE FROM phys_assets;
--! phys_assets: is in use; delete its ownerships, valuations and loans first
INSERT OR REPLACE INTO phys_assets (name) VALUES ('Car');
--! phys_assets: OR REPLACE would delete another row, which is in use; use UPDATE
DELETE FROM phys_asset_ownerships;
DELETE FROM phys_assets;
SELECT * FROM phys_assets;
--> (none)
