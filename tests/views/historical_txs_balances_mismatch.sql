-- @include household.sql

-- # The one mismatch of the household: 10 of Cash are gone
SELECT * FROM historical_txs_balances_mismatch;
--> 2026-02-01 00:00:00 | 2026-06-01 00:00:00 | Cash | -10.0 | -30.0 | -40.0 | Currencies | USD

-- # The missing transaction settles it
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-05-31 23:59:59', 6, -10, 9);
SELECT * FROM historical_txs_balances_mismatch;
--> (none)

-- # So does a corrected balance
UPDATE balances SET amount = 170 WHERE asset_storage_id = 6 AND amount = 160;
SELECT * FROM historical_txs_balances_mismatch;
--> (none)

-- # A transaction at the moment of a balance counts after it
UPDATE fin_transactions SET datetime = '2026-02-01 00:00:00' WHERE id = 3;
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Cash';
--> 2026-02-01 00:00:00 | 2026-06-01 00:00:00 | Cash | -210.0 | 170.0 | -40.0 | Currencies | USD
--> NULL | 2026-02-01 00:00:00 | Cash | 200.0 | 0.0 | 200.0 | Currencies | USD

-- # The first interval has no start and begins with nothing
UPDATE fin_transactions SET amount = 900 WHERE id = 1;
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> NULL | 2026-02-01 00:00:00 | Bank | 100.0 | 3400.0 | 3500.0 | Currencies | USD

-- # Transactions before the first balance count however old they are
UPDATE fin_transactions SET datetime = '2001-01-01 00:00:00' WHERE id = 1;
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> (none)

-- # Transactions that are newer than the newest balance wait for it in the running interval
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2026-06-01 00:00:00', 1, -77, 9),
('2026-06-15 12:00:00', 1, -3, 9), -- now
('2026-06-15 12:00:01', 1, -5, 9);
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> 2026-06-01 00:00:00 | 2026-06-15 12:00:00 | Bank | 80.0 | -80.0 | 0.0 | Currencies | USD
-- A balance settles it, the one a second ahead that adjust_balance adds, too.
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-06-15 12:00:01', 1750);
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> (none)

-- # Transactions without any balance run since ever
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 2, 3);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('1999-06-01 00:00:00', 7, 5, 5), ('2026-06-10 00:00:00', 7, 2.5, 5);
SELECT * FROM historical_txs_balances_mismatch WHERE asset_code = 'EUR';
--> NULL | 2026-06-15 12:00:00 | Cash | -7.5 | 7.5 | 0.0 | Currencies | EUR

-- # A balance of the future does not count before its time
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-06-15 12:00:02', 5);
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Bank';
--> (none)
-- @now 2026-06-15 12:00:01
SELECT start_datetime, end_datetime, storage, balance_delta FROM historical_txs_balances_mismatch
WHERE storage = 'Bank';
--> 2026-06-01 00:00:00 | 2026-06-15 12:00:02 | Bank | -1825.0

-- # Only the last two years are looked at, by the end of the interval
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (3, '2024-06-15 11:59:59', 7), (5, '2024-06-15 12:00:00', 8);
SELECT * FROM historical_txs_balances_mismatch WHERE storage = 'Broker';
--> 2024-06-15 11:59:59 | 2026-04-01 00:00:00 | Broker | -7.0 | 950.0 | 943.0 | Currencies | USD
--> 2024-06-15 12:00:00 | 2026-02-01 00:00:00 | Broker | -8.0 | 2.0 | -6.0 | Bonds | UST
--> NULL | 2024-06-15 12:00:00 | Broker | 8.0 | 0.0 | 8.0 | Bonds | UST
-- @now 2028-06-01 00:00:00
SELECT end_datetime FROM historical_txs_balances_mismatch;
--> 2026-06-01 00:00:00
-- @now 2028-06-01 00:00:01
SELECT end_datetime FROM historical_txs_balances_mismatch;
--> (none)

-- # Balances tell apart storages, assets and intervals
UPDATE balances SET amount = amount + 1 WHERE datetime = '2026-04-01 00:00:00';
SELECT * FROM historical_txs_balances_mismatch WHERE storage <> 'Cash';
--> 2026-04-01 00:00:00 | 2026-06-01 00:00:00 | Broker | -1.0 | 12.0 | 11.0 | Currencies | USD
--> 2026-04-01 00:00:00 | 2026-05-01 00:00:00 | Bank | -1.0 | -1500.0 | -1501.0 | Currencies | USD
--> 2026-03-01 00:00:00 | 2026-04-01 00:00:00 | Bank | 1.0 | -2000.0 | -1999.0 | Currencies | USD
--> NULL | 2026-04-01 00:00:00 | Broker | 1.0 | 950.0 | 951.0 | Currencies | USD
--> NULL | 2026-04-01 00:00:00 | Broker | 1.0 | 5.0 | 6.0 | Equities | VTI

-- # A balance without any transaction is a mismatch, one of 0 is not
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 2, 3), (8, 3, 1);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (7, '2026-06-10 00:00:00', 0), (8, '2026-06-10 00:00:00', -2.5);
SELECT * FROM historical_txs_balances_mismatch WHERE end_datetime > '2026-06-05';
--> NULL | 2026-06-10 00:00:00 | Bank | -2.5 | 0.0 | -2.5 | Equities | VTI

-- # Inactive assets and storages count
UPDATE fin_storages SET is_active = 0 WHERE name = 'Cash';
SELECT count(*) FROM historical_txs_balances_mismatch;
--> 1

-- # Sums of floating point numbers raise no alarm, a satoshi does
UPDATE balances SET amount = 170 WHERE asset_storage_id = 6 AND amount = 160;
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 2, 3);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-10 00:00:00', 7, 0.1, 5), ('2026-06-10 00:00:00', 7, 0.2, 5);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (7, '2026-06-11 00:00:00', 0.3);
SELECT * FROM historical_txs_balances_mismatch;
--> (none)
UPDATE balances SET amount = 0.30000001 WHERE asset_storage_id = 7;
SELECT amount_unaccounted, tx_delta, balance_delta FROM historical_txs_balances_mismatch;
--> 1e-08 | 0.3 | 0.30000001

-- # A missing cent is found under a million
UPDATE balances SET amount = 170 WHERE asset_storage_id = 6 AND amount = 160;
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (7, 2, 3);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-10 00:00:00', 7, 1000000.10, 5), ('2026-06-10 00:00:00', 7, -0.03, 9);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (7, '2026-06-11 00:00:00', 1000000.07);
SELECT * FROM historical_txs_balances_mismatch;
--> (none)
UPDATE balances SET amount = 1000000.06 WHERE asset_storage_id = 7;
SELECT amount_unaccounted, tx_delta, balance_delta FROM historical_txs_balances_mismatch;
--> -0.01 | 1000000.07 | 1000000.06
