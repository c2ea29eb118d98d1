-- Figures that other projects publish, see shared/oracles.json.
INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities');
INSERT INTO fin_assets (id, code, type_id, is_base, quote_asset_id) VALUES
(1, 'EUR', 1, 1, NULL), (2, 'USD', 1, 0, NULL), (3, 'BASF', 2, 0, NULL), (4, 'AAPL', 2, 0, 2);
INSERT INTO fin_storages (id, name) VALUES (1, 'C1'), (2, 'C2'), (3, 'S1'), (4, 'S2');
INSERT INTO fin_assets_storages (id, asset_id, storage_id)
VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4);
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import) VALUES
(1, 'all', NULL, NULL, NULL), (2, 'transfers', 1, 0, 0), (3, 'exchange', 1, 0, 0),
(4, 'deliveries', 1, 0, 0), (5, 'earnings', 1, NULL, 0), (6, 'interest', 5, 1, 0),
(7, 'dividends', 5, 1, 0), (8, 'costs', 1, NULL, 0), (9, 'fees', 8, 0, 0),
(10, 'taxes', 8, 0, 0);

-- # pp-household-decomposition: all kinds of bookings in two currencies, 3 to 14 January 2015
-- Initial value 2128.58, earnings 28.54, fees 17.52, taxes 116.50, final value 2854.32. What is
-- there at the end of 2 January stands as December; trades are booked without fees and taxes.
-- @now 2015-01-14 23:59:59
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2014-12-31 00:00:00', 2, 1 / 1.2043), ('2015-01-09 00:00:00', 2, 1 / 1.1813),
('2015-01-13 00:00:00', 2, 1 / 1.1782), ('2015-01-14 00:00:00', 2, 1 / 1.1775),
('2014-12-31 00:00:00', 3, 69.69), ('2015-01-14 00:00:00', 3, 70.32),
('2014-12-31 00:00:00', 4, 27.3325 / 1.2043), ('2015-01-14 00:00:00', 4, 27.45 / 1.1775);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2015-01-01 00:00:00', 442.74), (2, '2015-01-01 00:00:00', 917.65),
(3, '2015-01-01 00:00:00', 10), (4, '2015-01-01 00:00:00', 10);
INSERT INTO fin_transactions (
    id, datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES
(1, '2015-01-04 00:00:00', 1, -123, 10, NULL), (2, '2015-01-05 00:00:00', 1, 23, 10, NULL),
(3, '2015-01-06 00:00:00', 1, -66.69, 3, NULL), (4, '2015-01-06 00:00:00', 3, 1, 3, NULL),
(5, '2015-01-06 00:00:00', 1, -1, 9, NULL), (6, '2015-01-06 00:00:00', 1, -1, 10, NULL),
(7, '2015-01-07 00:00:00', 3, 3, 4, NULL), (8, '2015-01-07 00:00:00', 1, -2.22, 9, NULL),
(9, '2015-01-07 00:00:00', 1, -3.33, 10, NULL), (10, '2015-01-07 00:00:00', 1, 5.55, 2, NULL),
(11, '2015-01-09 00:00:00', 1, -7, 6, 1), (12, '2015-01-10 00:00:00', 1, 10, 6, 1),
(13, '2015-01-10 00:00:00', 1, -1, 10, NULL), (14, '2015-01-10 00:00:00', 2, -200, 2, NULL),
(15, '2015-01-10 00:00:00', 2, 300, 2, NULL), (16, '2015-01-11 00:00:00', 1, -9.99, 9, NULL),
(17, '2015-01-12 00:00:00', 1, 7.12, 9, NULL), (18, '2015-01-13 00:00:00', 1, 13.2, 7, 3),
(19, '2015-01-13 00:00:00', 1, -2, 9, NULL), (20, '2015-01-13 00:00:00', 1, -1, 10, NULL),
(21, '2015-01-13 00:00:00', 4, -5, 3, NULL), (22, '2015-01-13 00:00:00', 2, 137.78, 3, NULL),
(23, '2015-01-13 00:00:00', 2, -10, 9, NULL), (24, '2015-01-13 00:00:00', 2, -7, 10, NULL),
(25, '2015-01-14 00:00:00', 1, 12.34, 6, 1), (26, '2015-01-14 00:00:00', 1, -2.34, 10, NULL),
(27, '2015-01-14 00:00:00', 1, 200, 2, NULL), (28, '2015-01-14 00:00:00', 2, 400, 2, NULL),
(29, '2015-01-14 00:00:00', 4, -2, 4, NULL), (30, '2015-01-14 00:00:00', 2, -1.11, 9, NULL),
(31, '2015-01-14 00:00:00', 2, -2.22, 10, NULL), (32, '2015-01-14 00:00:00', 2, 3.33, 2, NULL);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (3, 4), (21, 22);
INSERT INTO balances (asset_storage_id, datetime, amount)
SELECT held.id, '2015-01-14 12:00:00', old.amount + sum(tx.amount)
FROM fin_assets_storages AS held
INNER JOIN balances AS old ON old.asset_storage_id = held.id
INNER JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
GROUP BY held.id;
SELECT round(base_net_worth, 2), round(base_unaccounted_delta, 2) FROM historical_monthly_net_worth
WHERE level = 'total';
--> 2854.32 | 0.0
--> 2128.58 | 2128.58
SELECT category, round(base_amount, 2) FROM historical_monthly_transactions
WHERE category IN ('earnings', 'fees', 'taxes');
--> fees | -17.52
--> taxes | -116.5
--> earnings | 28.54

-- # pp-1879-yield-on-cost: dividends of one asset in two depots, 80, and its value, 801.20
-- @now 2020-12-31 12:00:00
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (5, 3, 4);
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2020-01-02 00:00:00', 3, 7.57), ('2020-11-16 00:00:00', 3, 4.006);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (3, '2020-04-01 00:00:00', 100), (5, '2020-04-01 00:00:00', 100);
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
) VALUES ('2020-08-01 00:00:00', 1, 40, 7, 3), ('2020-08-01 00:00:00', 1, 40, 7, 5);
SELECT asset, past_income, base_value FROM current_passive_income WHERE kind = 'financial';
--> BASF | 80.0 | 801.2
SELECT base_net_worth FROM historical_monthly_net_worth LIMIT 1;
--> 801.2

-- # gf-currency-effect: a share in dollars; at the month's end currency and price add up
-- One share bought for 89.12 USD at 0.9238 is worth 116.45 USD at 0.8854: gross 20.775774, of which
-- -3.422208 is the currency's.
-- @now 2023-07-10 12:00:00
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES
('2023-01-03 00:00:00', 2, 0.9238), ('2023-01-03 00:00:00', 4, 89.12 * 0.9238),
('2023-07-10 00:00:00', 2, 0.8854), ('2023-07-10 00:00:00', 4, 103.10483);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2023-01-03 10:00:00', 1, -82.329056, 3), (2, '2023-01-03 10:00:00', 4, 1, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2023-01-01 12:00:00', 82.329056), (1, '2023-01-04 00:00:00', 0),
(4, '2023-01-04 00:00:00', 1);
SELECT
    round(sum(base_price_delta) + sum(base_currency_delta), 6), round(sum(base_currency_delta), 6)
FROM historical_monthly_net_worth WHERE level = 'total';
--> 20.775774 | -3.422208
