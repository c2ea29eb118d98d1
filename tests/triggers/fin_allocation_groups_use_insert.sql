-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority) VALUES
('CASH', 1, '2026-01-01 00:00:00', 1), ('REST', 1, '2026-01-01 00:00:00', 2);
UPDATE fin_assets_storages SET allocation_group_id = 1;

-- # OR REPLACE deletes no row that is in use
INSERT OR REPLACE INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 1);
--! fin_allocation_groups: OR REPLACE would delete another row, which is in use; use UPDATE
REPLACE INTO fin_allocation_groups (id, name, target_share, start_datetime, priority)
VALUES (2, 'NEW', 1, '2026-01-01 00:00:00', 1);
--! fin_allocation_groups: OR REPLACE would delete another row, which is in use; use UPDATE
SELECT id, priority FROM fin_allocation_groups ORDER BY id;
--> 1 | 1
--> 2 | 2

-- # OR REPLACE takes the place of a row that is not, and keeps the id of one that is
INSERT OR REPLACE INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 2);
INSERT OR REPLACE INTO fin_allocation_groups (id, name, target_share, start_datetime, priority)
VALUES (1, 'NEW', 1, '2026-01-01 00:00:00', 1);
SELECT id, priority FROM fin_allocation_groups ORDER BY id;
--> 1 | 1
--> 3 | 2

-- # What is in use may be ignored or met by an upsert
INSERT OR IGNORE INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 1);
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 1)
ON CONFLICT DO NOTHING;
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 1)
ON CONFLICT (priority) DO UPDATE SET name = excluded.name;
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 1);
--! UNIQUE constraint failed
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority)
VALUES ('NEW', 1, '2026-01-01 00:00:00', 3);
SELECT count(*) FROM fin_allocation_groups;
--> 3
