-- @include accounts.sql

-- # The household, month by month: swaps, the second car and what was there before are apart
-- @include months.sql
SELECT substr(start_datetime, 1, 7), depth, category, transaction_count, base_amount,
    own_base_amount
FROM historical_monthly_transactions;
--> 2026-05 | 0 | all | 3 | 22.0 | 0.0
--> 2026-05 | 1 | expenses | 1 | -30.0 | 0.0
--> 2026-05 | 2 | groceries | 1 | -30.0 | -30.0
--> 2026-05 | 1 | income | 2 | 52.0 | 0.0
--> 2026-05 | 2 | car lending | 1 | 40.0 | 40.0
--> 2026-05 | 2 | dividends | 1 | 12.0 | 12.0
--> 2026-02 | 0 | all | 1 | 3000.0 | 0.0
--> 2026-02 | 1 | income | 1 | 3000.0 | 0.0
--> 2026-02 | 2 | salary | 1 | 3000.0 | 3000.0
--> 2026-01 | 0 | all | 2 | 2500.0 | 0.0
--> 2026-01 | 1 | expenses | 1 | -500.0 | 0.0
--> 2026-01 | 2 | groceries | 1 | -500.0 | -500.0
--> 2026-01 | 1 | income | 1 | 3000.0 | 0.0
--> 2026-01 | 2 | salary | 1 | 3000.0 | 3000.0
SELECT start_datetime, end_datetime, path, base_amount_real, base_asset
FROM historical_monthly_transactions LIMIT 3;
--> 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | all | NULL | USD
--> 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | all > expenses | NULL | USD
--> 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | all > expenses > groceries | NULL | USD

-- # What did I spend in a month
-- @include months.sql
SELECT category, base_amount FROM historical_monthly_transactions
WHERE start_datetime = '2026-05-01 00:00:00' AND depth = 2;
--> groceries | -30.0
--> car lending | 40.0
--> dividends | 12.0

-- # Nothing has happened yet
SELECT * FROM historical_monthly_transactions;
--> (none)

-- # Each transaction at the rate of its moment, and unknown without one, up to the root
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-02-10 12:00:00', 2), (2, '2026-02-20 12:00:00', 3);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-01-31 23:59:59', 2, -10, 9),
('2026-01-31 23:59:59', 1, -1, 10),
('2026-02-10 12:00:00', 2, -10, 9),
('2026-02-20 11:59:59', 2, -10, 9),
('2026-02-20 12:00:00', 2, -10, 9),
('2026-02-28 23:59:59', 1, -7, 8);
SELECT substr(start_datetime, 1, 7), depth, category, transaction_count, base_amount,
    own_base_amount
FROM historical_monthly_transactions;
--> 2026-02 | 0 | all | 4 | -77.0 | 0.0
--> 2026-02 | 1 | expenses | 4 | -77.0 | -7.0
--> 2026-02 | 2 | groceries | 3 | -70.0 | -70.0
--> 2026-01 | 0 | all | 2 | NULL | 0.0
--> 2026-01 | 1 | expenses | 2 | NULL | 0.0
--> 2026-01 | 2 | groceries | 1 | NULL | NULL
--> 2026-01 | 2 | purchases | 1 | -1.0 | -1.0

-- # What is still to come waits for its day
-- @now 2026-06-15 12:00:00
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-06-15 12:00:00', 1, -1, 9), ('2026-06-15 12:00:01', 1, -2, 9),
('2026-07-02 12:00:00', 1, -4, 9);
SELECT start_datetime, base_amount FROM historical_monthly_transactions
WHERE category = 'groceries';
--> 2026-06-01 00:00:00 | -1.0
-- @now 2026-07-02 12:00:00
SELECT start_datetime, base_amount FROM historical_monthly_transactions
WHERE category = 'groceries';
--> 2026-07-01 00:00:00 | -4.0
--> 2026-06-01 00:00:00 | -3.0

-- # What only moves is apart: transfers without their other side, deliveries, new units of a split
UPDATE fin_transaction_categories SET role = 'exchange' WHERE id = 3;
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import) VALUES
(11, 'Transfers', 1, 0, 0), (12, 'to the savings', 11, 0, 0), (13, 'deliveries', 1, 0, 0),
(14, 'splits', 1, 0, 0), (15, 'fees', 8, 0, 0);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (3, '2026-01-01 00:00:00', 100);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2026-06-01 00:00:00', 1, -100, 12),
(2, '2026-06-01 00:00:00', 4, 5, 13),
(3, '2026-06-01 00:00:00', 4, 5, 14),
(4, '2026-06-02 00:00:00', 1, -500, 10),
(5, '2026-06-02 00:00:00', 4, 5, 10),
(6, '2026-06-02 00:00:00', 1, -3, 15),
(7, '2026-06-02 00:00:00', 1, -20, 10);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (4, 5, 6);
SELECT depth, category, transaction_count, base_amount FROM historical_monthly_transactions;
--> 0 | all | 2 | -23.0
--> 1 | expenses | 2 | -23.0
--> 2 | fees | 1 | -3.0
--> 2 | purchases | 1 | -20.0

-- # Real amounts are in the money of when the price index is 1
INSERT INTO fin_assets (id, code, type_id, role) VALUES (5, 'CPI', 1, 'price_index');
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(5, '2026-02-01 00:00:00', 1), (5, '2026-04-30 23:59:59', 1.25), (5, '2026-05-01 00:00:00', 0);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-01-15 12:00:00', 1, -100, 9), ('2026-03-15 12:00:00', 1, -100, 9),
('2026-04-01 12:00:00', 1, -100, 9), ('2026-05-01 12:00:00', 1, -100, 9);
SELECT substr(start_datetime, 1, 7), base_amount, base_amount_real
FROM historical_monthly_transactions
WHERE depth = 0;
--> 2026-05 | -100.0 | NULL
--> 2026-04 | -100.0 | -80.0
--> 2026-03 | -100.0 | -100.0
--> 2026-01 | -100.0 | NULL
