INSERT INTO phys_assets (name) VALUES ('Car');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (1, '2024-01-01 00:00:00');

-- # Start datetime is exact to the second and exists
UPDATE phys_asset_ownerships SET start_datetime = '2024-02-30 00:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2023-02-29 00:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-13-01 00:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31T00:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 00:00:00.5';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 00:00:00Z';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 24:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 23:59:60';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-01-31 00:00:00 ';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = ' 2024-01-31 00:00:0';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '2024-1-31 00:00:000';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '31.01.2024 00:00:00';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = 'now';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = '';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = 2460340.5;
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = 1706659200;
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = x'323032342d30312d33312030303a30303a3030';
--! phys_asset_ownerships.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET start_datetime = NULL;
--! NOT NULL constraint failed: phys_asset_ownerships.start_datetime
SELECT DISTINCT start_datetime FROM phys_asset_ownerships;
--> 2024-01-01 00:00:00
UPDATE phys_asset_ownerships SET start_datetime = '2028-02-29 23:59:59';
SELECT start_datetime, typeof(start_datetime) FROM phys_asset_ownerships;
--> 2028-02-29 23:59:59 | text

-- # End datetime is exact to the second and exists
UPDATE phys_asset_ownerships SET end_datetime = '2024-02-30 00:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2023-02-29 00:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-13-01 00:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31T00:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 00:00:00.5';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 00:00:00Z';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 24:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 23:59:60';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-31 00:00:00 ';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = ' 2024-01-31 00:00:0';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '2024-1-31 00:00:000';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '31.01.2024 00:00:00';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = 'now';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = '';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = 2460340.5;
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = 1706659200;
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = x'323032342d30312d33312030303a30303a3030';
--! phys_asset_ownerships.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE phys_asset_ownerships SET end_datetime = NULL;
SELECT DISTINCT end_datetime FROM phys_asset_ownerships;
--> NULL
UPDATE phys_asset_ownerships SET end_datetime = '2028-02-29 23:59:59';
SELECT end_datetime, typeof(end_datetime) FROM phys_asset_ownerships;
--> 2028-02-29 23:59:59 | text

-- # A period ends after it starts
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-01 00:00:00';
--! phys_asset_ownerships.end_datetime: is not after the start; write a later one
UPDATE phys_asset_ownerships SET end_datetime = '2023-12-31 23:59:59';
--! phys_asset_ownerships.end_datetime: is not after the start; write a later one
UPDATE phys_asset_ownerships SET end_datetime = '2024-01-01 00:00:01';
UPDATE phys_asset_ownerships SET start_datetime = end_datetime;
--! phys_asset_ownerships.end_datetime: is not after the start; write a later one
SELECT start_datetime, end_datetime FROM phys_asset_ownerships;
--> 2024-01-01 00:00:00 | 2024-01-01 00:00:01

-- # The thing exists
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (9, '2024-01-01 00:00:00');
--! FOREIGN KEY constraint failed
INSERT INTO phys_asset_ownerships (asset_id, start_datetime) VALUES (NULL, '2024-01-01 00:00:00');
--! NOT NULL constraint failed: phys_asset_ownerships.asset_id
