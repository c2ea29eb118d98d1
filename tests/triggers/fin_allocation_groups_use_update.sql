-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_allocation_groups (name, target_share, start_datetime, priority) VALUES
('CASH', 1, '2026-01-01 00:00:00', 1), ('REST', 1, '2026-01-01 00:00:00', 2);
UPDATE fin_assets_storages SET allocation_group_id = 1;

-- # The id of a row that is in use stays
UPDATE fin_allocation_groups SET id = 99 WHERE id = 1;
--! fin_allocation_groups.id: is in use, other rows refer to it; keep it
UPDATE OR REPLACE fin_allocation_groups SET id = 2 WHERE id = 1;
--! fin_allocation_groups.id: is in use, other rows refer to it; keep it
UPDATE fin_allocation_groups SET id = 99 WHERE id = 2;
SELECT id, priority FROM fin_allocation_groups ORDER BY id;
--> 1 | 1
--> 99 | 2

-- # OR REPLACE deletes no row that is in use
UPDATE OR REPLACE fin_allocation_groups SET priority = 1 WHERE id = 2;
--! fin_allocation_groups: OR REPLACE would delete another row, which is in use; use UPDATE
UPDATE OR REPLACE fin_allocation_groups SET id = 1 WHERE id = 2;
--! fin_allocation_groups.id: is in use, other rows refer to it; keep it
UPDATE OR IGNORE fin_allocation_groups SET priority = 1 WHERE id = 2;
SELECT id, priority FROM fin_allocation_groups ORDER BY id;
--> 1 | 1
--> 2 | 2

-- # OR REPLACE takes the place of a row that is not
UPDATE OR REPLACE fin_allocation_groups SET priority = 2 WHERE id = 1;
UPDATE fin_allocation_groups SET priority = 9 WHERE id = 1;
SELECT id, priority FROM fin_allocation_groups ORDER BY id;
--> 1 | 9
