-- @include household.sql

-- # What to do so that each group has its share of 5338: 1334.50, 2669, 1334.50
SELECT * FROM current_fin_allocation_trades;
--> CASH | Currencies | USD | Broker | move out | -644.38767937 | -644.38767937 | -644.38767937 | 962.0 | -2707.5 | USD
--> CASH | Currencies | EUR | Bank | move out | -669.84166254 | -837.30207818 | -837.30207818 | 1250.0 | -2707.5 | USD
--> CASH | Currencies | USD | Bank | move out | -1225.81024245 | -1225.81024245 | -1225.81024245 | 1830.0 | -2707.5 | USD
--> STOCKS | Equities | VTI | Broker | buy | 7.13181818 | 1569.0 | 1569.0 | 1100.0 | 1569.0 | USD
--> BONDS | Bonds | UST | Broker | buy | 11.61734694 | 1138.5 | 1138.5 | 196.0 | 1138.5 | USD

-- # All trades of a group add up to what it lacks, all trades to nothing
SELECT "group", round(sum(base_amount) - min(group_base_amount), 9)
FROM current_fin_allocation_trades GROUP BY "group" ORDER BY 1;
--> BONDS | 0.0
--> CASH | 0.0
--> STOCKS | 0.0
SELECT round(sum(base_amount), 9), round(sum(base_amount_from_cash), 9)
FROM current_fin_allocation_trades;
--> 0.0 | 0.0

-- # After them every group is on target
INSERT INTO balances (datetime, asset_storage_id, amount)
SELECT datetime('now'), held.id, balance.amount + trade.amount
FROM current_fin_allocation_trades AS trade
INNER JOIN fin_assets AS asset ON asset.code = trade.asset_code
INNER JOIN fin_storages AS storage ON storage.name = trade.storage
INNER JOIN fin_assets_storages AS held ON held.asset_id = asset.id AND held.storage_id = storage.id
INNER JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id ORDER BY newest.datetime DESC LIMIT 1
);
SELECT "group", base_balance, current_share, target_share FROM current_fin_allocation;
--> CASH | 1334.5 | 25.0 | 25.0
--> STOCKS | 2669.0 | 50.0 | 50.0
--> BONDS | 1334.5 | 25.0 | 25.0
SELECT DISTINCT trade, amount, base_amount, group_base_amount FROM current_fin_allocation_trades;
--> keep | 0.0 | 0.0 | 0.0

-- # What money can do without a sale: VTI is above its target, and stays
UPDATE fin_allocation_groups SET target_share = 0 WHERE name = 'STOCKS';
UPDATE fin_allocation_groups SET target_share = 3 WHERE name = 'BONDS';
SELECT asset_code, trade, base_amount, base_amount_from_cash FROM current_fin_allocation_trades;
--> USD | move out | -644.38767937 | -644.38767937
--> EUR | move out | -837.30207818 | -837.30207818
--> USD | move out | -1225.81024245 | -1225.81024245
--> VTI | sell | -1100.0 | 0.0
--> UST | buy | 3807.5 | 2707.5

-- # A debt stays when its group is to have less, and is repaid when there is nothing else
UPDATE balances SET amount = -500 WHERE asset_storage_id = 3;
SELECT storage, asset_code, base_balance, base_amount FROM current_fin_allocation_trades
WHERE "group" = 'CASH';
--> Broker | USD | -500.0 | 0.0
--> Bank | EUR | 1250.0 | -653.81493506
--> Bank | USD | 1830.0 | -957.18506494
UPDATE balances SET amount = -400 WHERE asset_storage_id = 2;
UPDATE balances SET amount = -100 WHERE asset_storage_id IN (1, 3);
UPDATE balances SET amount = 30 WHERE asset_storage_id = 4;
SELECT storage, asset_code, base_balance, base_amount FROM current_fin_allocation_trades
WHERE "group" = 'CASH';
--> Broker | USD | -100.0 | 317.71428571
--> Bank | EUR | -500.0 | 1588.57142857
--> Bank | USD | -100.0 | 317.71428571

-- # A target below 0 is borrowed where there is a debt
UPDATE fin_allocation_groups SET target_share = -0.5 WHERE name = 'CASH';
UPDATE balances SET amount = -100 WHERE asset_storage_id = 1;
SELECT storage, trade, base_balance, base_amount, base_amount_from_cash
FROM current_fin_allocation_trades WHERE "group" = 'CASH';
--> Broker | keep | 962.0 | 0.0 | 0.0
--> Bank | keep | 1250.0 | 0.0 | 0.0
--> Bank | move out | -100.0 | -2793.6 | 0.0

-- # An empty group: the asset & storage of the highest priority; without any, it needs one
UPDATE balances SET amount = 0 WHERE asset_storage_id = 4;
UPDATE fin_assets_storages SET allocation_group_id = 2 WHERE id = 6;
DELETE FROM balances WHERE asset_storage_id = 6;
UPDATE fin_assets_storages SET allocation_group_id = NULL WHERE id = 5;
SELECT "group", asset_type, asset_code, storage, trade, amount, base_amount, base_balance
FROM current_fin_allocation_trades WHERE "group" <> 'CASH';
--> STOCKS | Currencies | USD | Cash | move in | 2021.0 | 2021.0 | 0.0
--> STOCKS | Equities | VTI | Broker | keep | 0.0 | 0.0 | 0.0
--> BONDS | NULL | NULL | NULL | assign | NULL | 1010.5 | NULL

-- # A missing rate leaves nothing known; a rate of 0 buys nothing
DELETE FROM fin_asset_rates WHERE asset_id = 3;
SELECT "group", trade, amount, base_amount, base_amount_from_cash, base_balance, group_base_amount
FROM current_fin_allocation_trades WHERE asset_code IN ('VTI', 'UST');
--> STOCKS | NULL | NULL | NULL | NULL | NULL | NULL
--> BONDS | NULL | NULL | NULL | NULL | 196.0 | NULL
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-06-01 00:00:00', 3, 0);
SELECT trade, amount, base_amount, base_balance
FROM current_fin_allocation_trades WHERE asset_code = 'VTI';
--> buy | NULL | 2119.0 | 0.0

-- # Nothing can be said if the targets add up to 0 or less, or all groups together owe
UPDATE fin_allocation_groups SET target_share = -1 WHERE name = 'STOCKS';
UPDATE fin_allocation_groups SET target_share = 0 WHERE name = 'BONDS';
SELECT DISTINCT trade, amount, base_amount, group_base_amount FROM current_fin_allocation_trades;
--> NULL | NULL | NULL | NULL
UPDATE fin_allocation_groups SET target_share = 3 WHERE name = 'BONDS';
UPDATE balances SET amount = -1e6 WHERE asset_storage_id = 1;
SELECT DISTINCT trade, amount, base_amount, group_base_amount FROM current_fin_allocation_trades;
--> NULL | NULL | NULL | NULL

-- # Only groups that apply now, only what is active, each in its order
UPDATE fin_allocation_groups SET end_datetime = '2026-06-15 12:00:00' WHERE name = 'BONDS';
UPDATE fin_assets SET is_active = 0 WHERE code = 'EUR';
UPDATE fin_allocation_groups SET priority = NULL WHERE name = 'CASH';
UPDATE fin_assets_storages SET priority = 9 WHERE id = 1;
SELECT "group", asset_code, storage, trade, amount FROM current_fin_allocation_trades;
--> STOCKS | VTI | Broker | buy | 6.79393939
--> CASH | USD | Bank | move out | -979.67048711
--> CASH | USD | Broker | move out | -514.99617956

-- # Without groups there is nothing to do
UPDATE fin_allocation_groups SET end_datetime = '2026-06-15 12:00:00';
SELECT * FROM current_fin_allocation_trades;
--> (none)

-- # Nothing can be edited
INSERT INTO current_fin_allocation_trades (base_amount) VALUES (1);
--! cannot modify current_fin_allocation_trades because it is a view
UPDATE current_fin_allocation_trades SET amount = 1;
--! cannot modify current_fin_allocation_trades because it is a view
DELETE FROM current_fin_allocation_trades;
--! cannot modify current_fin_allocation_trades because it is a view
