-- @include household.sql

-- # Groups at the newest balances and rates; shares add up to 100
SELECT * FROM current_fin_allocation;
--> CASH | 4042.0 | USD | 75.72124391 | 25.0
--> STOCKS | 1100.0 | USD | 20.6069689 | 50.0
--> BONDS | 196.0 | USD | 3.67178719 | 25.0
SELECT sum(current_share), sum(target_share) FROM current_fin_allocation;
--> 100.0 | 100.0

-- # Debts count negative, and the shares without sign add up to 100
UPDATE balances SET amount = -5 WHERE asset_storage_id = 4;
UPDATE fin_allocation_groups SET target_share = -0.5 WHERE name = 'STOCKS';
UPDATE fin_allocation_groups SET target_share = 0.25 WHERE name <> 'STOCKS';
SELECT * FROM current_fin_allocation;
--> CASH | 4042.0 | USD | 75.72124391 | 25.0
--> STOCKS | -1100.0 | USD | -20.6069689 | -50.0
--> BONDS | 196.0 | USD | 3.67178719 | 25.0
SELECT sum(abs(current_share)), sum(abs(target_share)) FROM current_fin_allocation;
--> 100.0 | 100.0

-- # A missing rate is unknown: no balance of the group, no share of any
DELETE FROM fin_asset_rates WHERE asset_id = 3;
SELECT * FROM current_fin_allocation;
--> CASH | 4042.0 | USD | NULL | 25.0
--> STOCKS | NULL | USD | NULL | 50.0
--> BONDS | 196.0 | USD | NULL | 25.0

-- # Nothing of an asset is worth 0 without a rate, too
DELETE FROM fin_asset_rates WHERE asset_id = 3;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 4;
SELECT "group", base_balance FROM current_fin_allocation;
--> CASH | 4042.0
--> STOCKS | 0.0
--> BONDS | 196.0

-- # A group of nothing has 0
UPDATE fin_assets_storages SET allocation_group_id = 1 WHERE id = 4;
SELECT "group", base_balance, current_share FROM current_fin_allocation;
--> CASH | 5142.0 | 96.32821281
--> STOCKS | 0.0 | 0.0
--> BONDS | 196.0 | 3.67178719

-- # Without any balance there are no shares
DELETE FROM balances;
SELECT * FROM current_fin_allocation;
--> CASH | 0.0 | USD | NULL | 25.0
--> STOCKS | 0.0 | USD | NULL | 50.0
--> BONDS | 0.0 | USD | NULL | 25.0

-- # Groups apply from start_datetime up to end_datetime, without it
UPDATE fin_allocation_groups SET end_datetime = '2026-06-15 12:00:00' WHERE name = 'CASH';
UPDATE fin_allocation_groups SET start_datetime = '2026-06-15 12:00:00' WHERE name = 'STOCKS';
SELECT * FROM current_fin_allocation;
--> STOCKS | 1100.0 | USD | 84.87654321 | 66.66666667
--> BONDS | 196.0 | USD | 15.12345679 | 33.33333333
-- @now 2026-06-15 11:59:59
SELECT * FROM current_fin_allocation;
--> CASH | 4042.0 | USD | 95.37517697 | 50.0
--> BONDS | 196.0 | USD | 4.62482303 | 50.0

-- # Inactive assets and storages do not count
UPDATE fin_assets SET is_active = 0 WHERE code = 'EUR';
UPDATE fin_storages SET is_active = 0 WHERE name = 'Broker';
SELECT "group", base_balance, current_share FROM current_fin_allocation;
--> CASH | 1830.0 | 100.0
--> STOCKS | 0.0 | 0.0
--> BONDS | 0.0 | 0.0

-- # The highest priority comes first, groups without one last
UPDATE fin_allocation_groups SET priority = NULL WHERE name = 'CASH';
UPDATE fin_allocation_groups SET priority = 9 WHERE name = 'BONDS';
SELECT "group" FROM current_fin_allocation;
--> BONDS
--> STOCKS
--> CASH

-- # Nothing can be edited
INSERT INTO current_fin_allocation (base_balance) VALUES (1);
--! cannot modify current_fin_allocation because it is a view
UPDATE current_fin_allocation SET target_share = 1;
--! cannot modify current_fin_allocation because it is a view
DELETE FROM current_fin_allocation;
--! cannot modify current_fin_allocation because it is a view
