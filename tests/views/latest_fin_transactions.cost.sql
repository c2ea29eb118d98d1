-- @include household.sql
INSERT INTO fin_assets (id, code, type_id, is_active)
VALUES (5, 'GOLD', 2, 1), (6, 'GOLD', 3, 1), (7, 'UST', 2, 1), (8, 'OLD', 1, 0);
INSERT INTO fin_storages (id, name, is_active) VALUES (4, 'Closed bank', 0);

-- # What came in without a swap may have cost something; the cell is like any other
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category, base_cost)
VALUES ('VTI', 'Broker', 3, 'initial import', '600');
SELECT amount, base_cost FROM latest_fin_transactions LIMIT 1;
--> 3.0 | 600.0
UPDATE latest_fin_transactions SET base_cost = '610.5' WHERE pseudo_id = '17';
UPDATE latest_fin_transactions SET description = 'Found' WHERE pseudo_id = '17';
SELECT description, base_cost FROM latest_fin_transactions WHERE pseudo_id = 17;
--> Found | 610.5
SELECT count(*), sum(base_amount) FROM fin_transaction_costs WHERE transaction_id = 17;
--> 1 | 610.5
UPDATE latest_fin_transactions SET base_cost = '' WHERE pseudo_id = '17';
SELECT base_cost FROM latest_fin_transactions WHERE pseudo_id = 17;
--> NULL
UPDATE latest_fin_transactions SET base_cost = 0 WHERE pseudo_id = '17';
DELETE FROM latest_fin_transactions WHERE pseudo_id IN ('17');
SELECT count(*) FROM fin_transaction_costs WHERE transaction_id = 17;
--> 0

-- # A cost is a number, and of what came in
INSERT OR IGNORE INTO latest_fin_transactions (asset_code, storage, amount, category, base_cost)
VALUES ('VTI', 'Broker', 3, 'initial import', '600,5');
--! latest_fin_transactions.base_cost: is not a number of 0 or more; use a dot, like 1250.00
INSERT INTO latest_fin_transactions (asset_code, storage, amount, category, base_cost)
VALUES ('USD', 'Bank', -3, 'groceries', 3);
--! latest_fin_transactions.base_cost: only what comes in has a cost; leave it empty
UPDATE latest_fin_transactions SET base_cost = '-1' WHERE pseudo_id = '1';
--! latest_fin_transactions.base_cost: is not a number of 0 or more; use a dot, like 1250.00
UPDATE latest_fin_transactions SET base_cost = '5' WHERE pseudo_id = '5';
--! latest_fin_transactions.base_cost: only what comes in has a cost; leave it empty
