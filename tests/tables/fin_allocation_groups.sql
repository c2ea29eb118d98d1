INSERT INTO fin_allocation_groups (name, target_share, start_datetime) VALUES
('CASH', 0.05, '2025-04-01 00:00:00');

-- # A group needs a name, which need not be unique
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES ('', 1, '2025-04-01 00:00:00');
--! fin_allocation_groups.name: is empty; write a name, like CASH
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES (NULL, 1, '2025-04-01 00:00:00');
--! NOT NULL constraint failed: fin_allocation_groups.name
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES ('CASH', 1, '2025-07-01 00:00:00');
SELECT name, target_share, priority FROM fin_allocation_groups;
--> CASH | 0.05 | NULL
--> CASH | 1.0 | NULL

-- # A share may be 0 or less
UPDATE fin_allocation_groups SET target_share = 0;
UPDATE fin_allocation_groups SET target_share = -0.2;
SELECT target_share FROM fin_allocation_groups;
--> -0.2

-- # Target share is a number
UPDATE fin_allocation_groups SET target_share = '12.5';
SELECT target_share, typeof(target_share) FROM fin_allocation_groups;
--> 12.5 | real
UPDATE fin_allocation_groups SET target_share = '  12.5 ';
SELECT target_share, typeof(target_share) FROM fin_allocation_groups;
--> 12.5 | real
UPDATE fin_allocation_groups SET target_share = '1e3';
SELECT target_share, typeof(target_share) FROM fin_allocation_groups;
--> 1000.0 | real
UPDATE fin_allocation_groups SET target_share = 7;
SELECT target_share, typeof(target_share) FROM fin_allocation_groups;
--> 7.0 | real
UPDATE fin_allocation_groups SET target_share = '12,5';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = 'abc';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = '';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = ' ';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = '12.5 EUR';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = '1 000';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = '1''000.00';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = 'inf';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = '0x10';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = 9e999;
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = -9e999;
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = 1e300;
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = x'3132';
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
UPDATE fin_allocation_groups SET target_share = NULL;
--! NOT NULL constraint failed: fin_allocation_groups.target_share
SELECT target_share FROM fin_allocation_groups;
--> 7.0

-- # Start datetime is exact to the second and exists
UPDATE fin_allocation_groups SET start_datetime = '2024-02-30 00:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2023-02-29 00:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-13-01 00:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31T00:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 00:00:00.5';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 00:00:00Z';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 24:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 23:59:60';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-01-31 00:00:00 ';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = ' 2024-01-31 00:00:0';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '2024-1-31 00:00:000';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '31.01.2024 00:00:00';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = 'now';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = '';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = 2460340.5;
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = 1706659200;
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = x'323032342d30312d33312030303a30303a3030';
--! fin_allocation_groups.start_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET start_datetime = NULL;
--! NOT NULL constraint failed: fin_allocation_groups.start_datetime
SELECT DISTINCT start_datetime FROM fin_allocation_groups;
--> 2025-04-01 00:00:00
UPDATE fin_allocation_groups SET start_datetime = '2028-02-29 23:59:59';
SELECT start_datetime, typeof(start_datetime) FROM fin_allocation_groups;
--> 2028-02-29 23:59:59 | text

-- # End datetime is exact to the second and exists
UPDATE fin_allocation_groups SET end_datetime = '2024-02-30 00:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2023-02-29 00:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-13-01 00:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31T00:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 00:00:00.5';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 00:00:00Z';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 24:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 23:59:60';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-01-31 00:00:00 ';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = ' 2024-01-31 00:00:0';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '2024-1-31 00:00:000';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '31.01.2024 00:00:00';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = 'now';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = '';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = 2460340.5;
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = 1706659200;
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = x'323032342d30312d33312030303a30303a3030';
--! fin_allocation_groups.end_datetime: is no datetime; write YYYY-MM-DD HH:MM:SS
UPDATE fin_allocation_groups SET end_datetime = NULL;
SELECT DISTINCT end_datetime FROM fin_allocation_groups;
--> NULL
UPDATE fin_allocation_groups SET end_datetime = '2028-02-29 23:59:59';
SELECT end_datetime, typeof(end_datetime) FROM fin_allocation_groups;
--> 2028-02-29 23:59:59 | text

-- # A period ends after it starts
UPDATE fin_allocation_groups SET end_datetime = '2025-04-01 00:00:00';
--! fin_allocation_groups.end_datetime: is not after the start; write a later one
UPDATE fin_allocation_groups SET end_datetime = '2025-03-31 23:59:59';
--! fin_allocation_groups.end_datetime: is not after the start; write a later one
UPDATE fin_allocation_groups SET end_datetime = '2025-04-01 00:00:01';
UPDATE fin_allocation_groups SET start_datetime = '2025-04-01 00:00:01';
--! fin_allocation_groups.end_datetime: is not after the start; write a later one
SELECT start_datetime, end_datetime FROM fin_allocation_groups;
--> 2025-04-01 00:00:00 | 2025-04-01 00:00:01

-- # OR REPLACE and OR IGNORE do not write what is refused
INSERT OR REPLACE INTO fin_allocation_groups (id, name, target_share, start_datetime)
VALUES (1, 'CASH', '5 %', '2025-04-01 00:00:00');
--! fin_allocation_groups.target_share: is not a number; use a dot, like 0.05
INSERT OR IGNORE INTO fin_allocation_groups (id, name, target_share, start_datetime)
VALUES (2, 'BONDS', 1, '2025-04-01');
SELECT id, name, target_share FROM fin_allocation_groups;
--> 1 | CASH | 0.05

-- # A group that accounts belong to stays
-- @include base.sql
UPDATE fin_assets_storages SET allocation_group_id = 1 WHERE id = 1;
DELETE FROM fin_allocation_groups;
--! fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first
UPDATE fin_assets_storages SET allocation_group_id = NULL;
DELETE FROM fin_allocation_groups;

-- # A second group may have no priority either
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES ('BONDS', 1, '2025-04-01 00:00:00');
SELECT name, priority FROM fin_allocation_groups ORDER BY id;
--> CASH | NULL
--> BONDS | NULL

-- # Priority is a whole number, unique
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES ('BONDS', 1, '2025-04-01 00:00:00');
UPDATE fin_allocation_groups SET priority = 'first' WHERE id = 1;
--! fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_allocation_groups SET priority = '' WHERE id = 1;
--! fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_allocation_groups SET priority = 1.5 WHERE id = 1;
--! fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_allocation_groups SET priority = '1,5' WHERE id = 1;
--! fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_allocation_groups SET priority = 9e999 WHERE id = 1;
--! fin_allocation_groups.priority: is not a whole number; write 1, 2, 3 ...
UPDATE fin_allocation_groups SET priority = NULL WHERE id = 1;
SELECT priority FROM fin_allocation_groups ORDER BY id;
--> NULL
--> NULL
UPDATE fin_allocation_groups SET priority = '7' WHERE id = 1;
UPDATE fin_allocation_groups SET priority = 7.0 WHERE id = 2;
--! UNIQUE constraint failed: fin_allocation_groups.priority
UPDATE fin_allocation_groups SET priority = -3.0 WHERE id = 2;
SELECT priority, typeof(priority) FROM fin_allocation_groups ORDER BY id;
--> 7 | integer
--> -3 | integer

