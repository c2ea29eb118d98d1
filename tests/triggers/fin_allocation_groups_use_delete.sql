-- @include base.sql
INSERT INTO fin_allocation_groups (name, target_share, start_datetime)
VALUES ('CASH', 1, '2026-01-01 00:00:00');
UPDATE fin_assets_storages SET allocation_group_id = 1 WHERE id = 1;

-- # A group stays until no account is in it
DELETE FROM fin_allocation_groups;
--! fin_allocation_groups: is in use; clear allocation_group_id in fin_assets_storages first
UPDATE fin_assets_storages SET allocation_group_id = NULL;
DELETE FROM fin_allocation_groups;
SELECT count(*) FROM fin_allocation_groups;
--> 0
