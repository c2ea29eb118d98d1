-- What makes a figure of months NULL has a row that says so.
-- @include accounts.sql
-- @include months.sql

-- # Spent before the first rate; what was swapped, or was there before, needs none
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(20, '2025-11-01 00:00:00', 2, -1, 2), (21, '2025-11-02 00:00:00', 2, -1, 9),
(22, '2025-11-02 00:00:00', 1, 1, 9), (23, '2025-12-31 23:00:00', 2, -1, 9);
SELECT base_amount FROM historical_monthly_transactions
WHERE category = 'groceries' AND start_datetime LIKE '2025%';
--> -1.1
--> NULL
SELECT table_name, row_id, description, what_to_do FROM current_data_issues
WHERE issue = 'rates_of_transactions_missing';
--> fin_assets | 2 | EUR was earned or spent on 2025-11-02, before its first rate, of 2025-12-31, so historical_monthly_transactions does not know what it was worth. | Add a rate to latest_fin_asset_rates for that day or before.
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (21, 22);
SELECT description FROM current_data_issues WHERE issue = 'rates_of_transactions_missing';
--> (none)

-- # Spent in an asset that never had a rate nor a balance
INSERT INTO fin_assets (id, code, type_id) VALUES (6, 'CHF', 1);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 6, 3);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-05-02 00:00:00', 7, -1, 9), ('2026-07-02 00:00:00', 7, -1, 9);
SELECT description FROM current_data_issues WHERE issue LIKE 'rates%';
--> CHF was earned or spent on 2026-05-02, but has no rate, so historical_monthly_transactions does not know what it was worth.

-- # A house that was valued years after it was bought
INSERT INTO phys_assets (id, name) VALUES (2, 'House'), (3, 'Boat'), (4, 'Tent');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(2, '2010-01-01 00:00:00', NULL), (3, '2026-03-31 00:00:00', NULL),
(4, '2026-02-01 00:00:00', '2026-02-28 00:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value) VALUES
(2, '2009-12-31 00:00:00', 1), (2, '2026-02-01 00:00:00', 5), (2, '2026-03-01 00:00:00', 5),
(3, '2026-03-31 23:59:59', 5), (4, '2026-06-01 00:00:00', 5);
SELECT table_name, row_id, description, what_to_do FROM current_data_issues
WHERE issue = 'valuations_begin_late';
--> phys_assets | 2 | House was owned in 2026-01, but its first valuation is of 2026-02-01, so historical_monthly_net_worth does not know what it was worth. | Add its value to phys_asset_valuations for the end of that month.
SELECT substr(start_datetime, 1, 7), asset, base_net_worth FROM historical_monthly_net_worth
WHERE level = 'asset' AND asset_type = 'physical' AND start_datetime < '2026-04' AND asset <> 'Car';
--> 2026-03 | Boat | 5.0
--> 2026-03 | House | 5.0
--> 2026-02 | House | 5.0
--> 2026-01 | House | NULL
