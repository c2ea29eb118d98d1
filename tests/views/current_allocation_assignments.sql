-- @include household.sql

-- # Every account that is active, and its group
SELECT * FROM current_allocation_assignments;
--> 6 | Currencies | USD | Cash | NULL | NULL | 160.0
--> 4 | Equities | VTI | Broker | STOCKS | 2.0 | 1100.0
--> 3 | Currencies | USD | Broker | CASH | 1.0 | 962.0
--> 2 | Currencies | EUR | Bank | CASH | 1.0 | 1250.0
--> 1 | Currencies | USD | Bank | CASH | 1.0 | 1830.0
--> 5 | Bonds | UST | Broker | BONDS | 1.0 | 196.0

-- # A group that does not apply now is none
UPDATE fin_allocation_groups SET end_datetime = '2026-06-15 12:00:00' WHERE name = 'CASH';
UPDATE fin_allocation_groups SET start_datetime = '2026-06-15 12:00:01' WHERE name = 'BONDS';
UPDATE fin_storages SET is_active = 0 WHERE name = 'Cash';
SELECT pseudo_id, allocation_group, target_share FROM current_allocation_assignments;
--> 4 | STOCKS | 2.0
--> 3 | NULL | NULL
--> 2 | NULL | NULL
--> 1 | NULL | NULL
--> 5 | NULL | NULL
UPDATE current_allocation_assignments SET allocation_group = 'CASH' WHERE pseudo_id = '1';
SELECT * FROM fin_allocation_groups WHERE name = 'CASH';
--> 1 | CASH | 1.0 | 2026-01-01 00:00:00 | 2026-06-15 12:00:00 | 3
--> 4 | CASH | 0.0 | 2026-06-15 12:00:00 | NULL | NULL

-- # A new account, in a group by any case
INSERT INTO current_allocation_assignments (asset_code, storage, allocation_group)
VALUES ('vti', 'bank', 'stocks');
INSERT INTO current_allocation_assignments (storage) VALUES ('Bank');
INSERT INTO fin_assets (code, type_id) VALUES ('EUR', 2);
INSERT INTO current_allocation_assignments (
    asset_type, asset_code, storage, allocation_group, target_share
)
VALUES ('Equities', 'EUR', 'Cash', 'Shares', '12.5');
SELECT * FROM current_allocation_assignments WHERE pseudo_id IN (1, 7, 8);
--> 1 | Currencies | USD | Bank | CASH | 1.0 | 1830.0
--> 7 | Equities | VTI | Bank | STOCKS | 2.0 | NULL
--> 8 | Equities | EUR | Cash | Shares | 12.5 | NULL
SELECT * FROM fin_allocation_groups WHERE id > 3;
--> 4 | Shares | 12.5 | 2026-06-15 12:00:00 | NULL | NULL
SELECT count(*) FROM fin_allocation_groups;
--> 4

-- # A group is chosen, made, given a target and cleared in one cell
UPDATE current_allocation_assignments SET allocation_group = 'stocks' WHERE pseudo_id = '1';
UPDATE current_allocation_assignments SET allocation_group = 'FUNDS' WHERE pseudo_id = '2';
SELECT pseudo_id, allocation_group, target_share FROM current_allocation_assignments;
--> 6 | NULL | NULL
--> 4 | STOCKS | 2.0
--> 3 | CASH | 1.0
--> 2 | FUNDS | 0.0
--> 1 | STOCKS | 2.0
--> 5 | BONDS | 1.0
UPDATE current_allocation_assignments SET target_share = '0.5' WHERE pseudo_id = '2';
UPDATE current_allocation_assignments SET target_share = -4 WHERE pseudo_id = '1';
UPDATE current_allocation_assignments SET allocation_group = '' WHERE pseudo_id = '3';
SELECT pseudo_id, allocation_group, target_share FROM current_allocation_assignments;
--> 6 | NULL | NULL
--> 4 | STOCKS | -4.0
--> 3 | NULL | NULL
--> 2 | FUNDS | 0.5
--> 1 | STOCKS | -4.0
--> 5 | BONDS | 1.0
SELECT * FROM fin_allocation_groups;
--> 1 | CASH | 1.0 | 2026-01-01 00:00:00 | NULL | 3
--> 2 | STOCKS | -4.0 | 2026-01-01 00:00:00 | NULL | 2
--> 3 | BONDS | 1.0 | 2026-01-01 00:00:00 | NULL | 1
--> 4 | FUNDS | 0.5 | 2026-06-15 12:00:00 | NULL | NULL
UPDATE current_allocation_assignments SET allocation_group = 'NEW', target_share = 3
WHERE pseudo_id = '5';
SELECT allocation_group, target_share FROM current_allocation_assignments WHERE pseudo_id = 5;
--> NEW | 3.0
SELECT "group", target_share FROM current_fin_allocation;
--> CASH | 10.52631579
--> STOCKS | -42.10526316
--> BONDS | 10.52631579
--> FUNDS | 5.26315789
--> NEW | 31.57894737

-- # Deleted: out of its group, and away if nothing else refers to it
DELETE FROM current_allocation_assignments WHERE pseudo_id IN ('1');
SELECT allocation_group_id FROM fin_assets_storages WHERE id = 1;
--> NULL
INSERT INTO current_allocation_assignments (asset_code, storage, allocation_group)
VALUES ('VTI', 'Bank', 'STOCKS');
DELETE FROM current_allocation_assignments WHERE pseudo_id IN ('7');
SELECT count(*) FROM fin_assets_storages;
--> 6
SELECT count(*) FROM fin_allocation_groups;
--> 3

-- # What an insert refuses, leaving nothing behind
INSERT INTO current_allocation_assignments (pseudo_id, storage) VALUES (9, 'Bank');
--! current_allocation_assignments: pseudo_id and base_balance are computed; leave them out
INSERT INTO current_allocation_assignments (asset_type, storage) VALUES ('x', 'Bank');
--! current_allocation_assignments.asset_type: no such name in current_fin_asset_types; correct it or add it there
INSERT INTO current_allocation_assignments (asset_code, storage) VALUES ('X', 'Bank');
--! current_allocation_assignments.asset_code: no such code, or in several types; correct it, or name
INSERT INTO current_allocation_assignments (asset_code) VALUES ('VTI');
--! current_allocation_assignments.storage: is empty; write a name of current_fin_storages
INSERT INTO current_allocation_assignments (asset_code, storage) VALUES ('VTI', 'X');
--! current_allocation_assignments.storage: no such name in current_fin_storages; correct it or add it there
INSERT INTO current_allocation_assignments (storage, allocation_group, target_share)
VALUES ('Bank', 'NEW', '1,5');
--! current_allocation_assignments.target_share: is not a number; write digits with a dot, like 0.05
INSERT INTO current_allocation_assignments (storage, target_share) VALUES ('Bank', 1);
--! current_allocation_assignments.target_share: has no group; name allocation_group
INSERT OR IGNORE INTO current_allocation_assignments (storage, target_share) VALUES ('Bank', 1);
--! current_allocation_assignments.target_share: has no group; name allocation_group
INSERT OR REPLACE INTO current_allocation_assignments (storage, target_share) VALUES ('Bank', 1);
--! current_allocation_assignments.target_share: has no group; name allocation_group
INSERT OR REPLACE INTO current_allocation_assignments (storage, allocation_group)
VALUES ('Bank', 'STOCKS');
UPDATE fin_storages SET is_active = 0 WHERE name = 'Cash';
INSERT INTO current_allocation_assignments (storage, allocation_group) VALUES ('Cash', 'STOCKS');
--! current_allocation_assignments: the asset or the storage is inactive; set is_active to 1
SELECT count(*) FROM fin_assets_storages;
--> 6
SELECT count(*) FROM fin_allocation_groups;
--> 3

-- # What an update refuses
UPDATE current_allocation_assignments SET asset_type = 'Equities' WHERE pseudo_id = '1';
--! current_allocation_assignments.asset_type: says which row this is; insert a new row instead
UPDATE current_allocation_assignments SET asset_code = 'EUR' WHERE pseudo_id = '1';
--! current_allocation_assignments.asset_code: says which row this is; insert a new row instead
UPDATE current_allocation_assignments SET storage = 'Cash' WHERE pseudo_id = '1';
--! current_allocation_assignments.storage: says which row this is; insert a new row instead
UPDATE current_allocation_assignments SET base_balance = 1 WHERE pseudo_id = '1';
--! current_allocation_assignments: pseudo_id and base_balance are computed; leave them out
UPDATE current_allocation_assignments SET target_share = '12,5' WHERE pseudo_id = '1';
--! current_allocation_assignments.target_share: is not a number; write digits with a dot, like 0.05
UPDATE current_allocation_assignments SET target_share = '' WHERE pseudo_id = '1';
--! current_allocation_assignments.target_share: is empty; write a number, like 0.05
UPDATE current_allocation_assignments SET target_share = 1 WHERE pseudo_id = '6';
--! current_allocation_assignments.target_share: has no group; name allocation_group
UPDATE OR IGNORE current_allocation_assignments SET target_share = 1 WHERE pseudo_id = '6';
--! current_allocation_assignments.target_share: has no group; name allocation_group
UPDATE OR REPLACE current_allocation_assignments SET target_share = '' WHERE pseudo_id = '1';
--! current_allocation_assignments.target_share: is empty; write a number, like 0.05
SELECT name, target_share FROM fin_allocation_groups;
--> CASH | 1.0
--> STOCKS | 2.0
--> BONDS | 1.0
