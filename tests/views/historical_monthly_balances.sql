-- @include accounts.sql

-- # The household, month by month
-- @include months.sql
SELECT start_datetime, end_datetime, base_balance, base_asset FROM historical_monthly_balances;
--> 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | 5498.0 | USD
--> 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | 5498.0 | USD
--> 2026-04-01 00:00:00 | 2026-05-01 00:00:00 | 5336.0 | USD
--> 2026-03-01 00:00:00 | 2026-04-01 00:00:00 | 6840.0 | USD
--> 2026-02-01 00:00:00 | 2026-03-01 00:00:00 | 6890.0 | USD
--> 2026-01-01 00:00:00 | 2026-02-01 00:00:00 | 3900.0 | USD
SELECT
    substr(start_datetime, 1, 7),
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-06 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-05 | 162.0 | -30.0 | 202.0 | -10.0
--> 2026-04 | -1504.0 | -1500.0 | -4.0 | 0.0
--> 2026-03 | -50.0 | 0.0 | -50.0 | 0.0
--> 2026-02 | 2990.0 | 3000.0 | -10.0 | 0.0
--> 2026-01 | 3900.0 | 2500.0 | 0.0 | 1400.0
SELECT substr(start_datetime, 1, 7), base_balance_by_type FROM historical_monthly_balances;
--> 2026-06 | {"Bonds": 196.0, "Currencies": 4202.0, "Equities": 1100.0}
--> 2026-05 | {"Bonds": 196.0, "Currencies": 4202.0, "Equities": 1100.0}
--> 2026-04 | {"Bonds": 196.0, "Currencies": 4140.0, "Equities": 1000.0}
--> 2026-03 | {"Bonds": 200.0, "Currencies": 5640.0, "Equities": 1000.0}
--> 2026-02 | {"Bonds": 200.0, "Currencies": 6690.0, "Equities": 0.0}
--> 2026-01 | {"Bonds": 200.0, "Currencies": 3700.0, "Equities": 0.0}
SELECT substr(start_datetime, 1, 7), base_balance_delta_by_type FROM historical_monthly_balances;
--> 2026-06 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-05 | {"Bonds": 0.0, "Currencies": 62.0, "Equities": 100.0}
--> 2026-04 | {"Bonds": -4.0, "Currencies": -1500.0, "Equities": 0.0}
--> 2026-03 | {"Bonds": 0.0, "Currencies": -1050.0, "Equities": 1000.0}
--> 2026-02 | {"Bonds": 0.0, "Currencies": 2990.0, "Equities": 0.0}
--> 2026-01 | {"Bonds": 200.0, "Currencies": 3700.0, "Equities": 0.0}
SELECT substr(start_datetime, 1, 7), base_active_delta_by_type FROM historical_monthly_balances;
--> 2026-06 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-05 | {"Bonds": 0.0, "Currencies": -30.0, "Equities": 0.0}
--> 2026-04 | {"Bonds": 0.0, "Currencies": -1500.0, "Equities": 0.0}
--> 2026-03 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-02 | {"Bonds": 0.0, "Currencies": 3000.0, "Equities": 0.0}
--> 2026-01 | {"Bonds": 0.0, "Currencies": 2500.0, "Equities": 0.0}
SELECT substr(start_datetime, 1, 7), base_passive_delta_by_type FROM historical_monthly_balances;
--> 2026-06 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-05 | {"Bonds": 0.0, "Currencies": 102.0, "Equities": 100.0}
--> 2026-04 | {"Bonds": -4.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-03 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": -50.0}
--> 2026-02 | {"Bonds": 0.0, "Currencies": -10.0, "Equities": 0.0}
--> 2026-01 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
SELECT substr(start_datetime, 1, 7), base_unaccounted_delta_by_type
FROM historical_monthly_balances;
--> 2026-06 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-05 | {"Bonds": 0.0, "Currencies": -10.0, "Equities": 0.0}
--> 2026-04 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-03 | {"Bonds": 0.0, "Currencies": -1050.0, "Equities": 1050.0}
--> 2026-02 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-01 | {"Bonds": 200.0, "Currencies": 1200.0, "Equities": 0.0}

-- # Nothing has been verified yet
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-05 00:00:00', 1, 5, 5);
SELECT * FROM historical_monthly_balances;
--> (none)

-- # Every month from that of the first balance to the current one, whatever is in them
-- @now 2026-03-01 00:00:00
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2025-01-05 00:00:00', 1, 5, 5);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2025-12-05 00:00:00', 5), (2, '2026-08-01 00:00:00', 7);
SELECT start_datetime, end_datetime, base_balance, base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | 2026-04-01 00:00:00 | 5.0 | 0.0
--> 2026-02-01 00:00:00 | 2026-03-01 00:00:00 | 5.0 | 0.0
--> 2026-01-01 00:00:00 | 2026-02-01 00:00:00 | 5.0 | 0.0
--> 2025-12-01 00:00:00 | 2026-01-01 00:00:00 | 5.0 | 5.0
-- @now 2026-02-28 23:59:59
SELECT start_datetime FROM historical_monthly_balances;
--> 2026-02-01 00:00:00
--> 2026-01-01 00:00:00
--> 2025-12-01 00:00:00

-- # A first balance at 00:00:00 of the 1st closes the month before
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-05-01 00:00:00', 5);
SELECT start_datetime, base_balance, base_unaccounted_delta FROM historical_monthly_balances;
--> 2026-06-01 00:00:00 | 5.0 | 0.0
--> 2026-05-01 00:00:00 | 5.0 | 0.0
--> 2026-04-01 00:00:00 | 5.0 | 5.0

-- # A first balance in a month to come shows no month yet
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-07-01 00:00:01', 5);
SELECT * FROM historical_monthly_balances;
--> (none)
-- @now 2026-07-01 00:00:00
SELECT start_datetime, base_balance FROM historical_monthly_balances;
--> 2026-07-01 00:00:00 | 5.0

-- # A balance counts for the month that it ends, a transaction of that moment for the next
-- @now 2026-03-15 00:00:00
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-31 23:59:59', 1, 10, 5), ('2026-02-01 00:00:00', 1, 5, 5);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2026-02-01 00:00:00', 10), (1, '2026-03-01 00:00:01', 30);
SELECT start_datetime, base_balance, base_active_delta, base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | 30.0 | 0.0 | 20.0
--> 2026-02-01 00:00:00 | 10.0 | 5.0 | -5.0
--> 2026-01-01 00:00:00 | 10.0 | 10.0 | 0.0

-- # A rate counts for the months that end after it: one of the 1st not for the month before
-- @now 2026-04-15 00:00:00
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (2, '2026-01-31 23:59:59', 1.1), (2, '2026-02-01 00:00:00', 1.5), (2, '2026-03-31 23:59:59', 2);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (2, '2026-01-20 00:00:00', 100);
SELECT
    start_datetime,
    base_balance,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-04-01 00:00:00 | 200.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03-01 00:00:00 | 200.0 | 50.0 | 0.0 | 50.0 | 0.0
--> 2026-02-01 00:00:00 | 150.0 | 40.0 | 0.0 | 40.0 | 0.0
--> 2026-01-01 00:00:00 | 110.0 | 110.0 | 0.0 | 0.0 | 110.0

-- # Exchange rates are passive, income is valued at the end of its month: 100 EUR doubled, 50 came
-- @now 2026-02-28 23:59:59
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (2, '2026-01-01 00:00:00', 1), (2, '2026-02-20 00:00:00', 2);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (2, '2026-01-31 00:00:00', 100), (2, '2026-02-25 00:00:00', 150);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-02-02 00:00:00', 2, 50, 5);
SELECT
    base_balance,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 300.0 | 200.0 | 100.0 | 100.0 | 0.0
-- The same as a dividend, ...
UPDATE fin_transactions SET category_id = 6, reason_fin_asset_storage_id = 2;
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 200.0 | 0.0 | 200.0 | 0.0
-- ... as something active that has a reason, ...
UPDATE fin_transactions SET category_id = 9;
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 200.0 | 100.0 | 100.0 | 0.0
-- ... booked to a category that differs below, ...
UPDATE fin_transactions SET category_id = 4;
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 200.0 | 100.0 | 100.0 | 0.0
-- ... as an initial import, ...
UPDATE fin_transactions SET category_id = 2;
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 200.0 | 0.0 | 100.0 | 100.0
-- ... and nowhere at all.
DELETE FROM fin_transactions;
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 200.0 | 0.0 | 100.0 | 100.0

-- # A transaction that no balance confirms is taken back as unaccounted
-- @now 2026-01-31 00:00:00
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-05 00:00:00', 5);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-10 00:00:00', 1, 50, 5);
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances;
--> 5.0 | 50.0 | 0.0 | -45.0

-- # A swap over the end of a month: each side in its own, both worth what was sent; the fee is lost
-- @now 2026-02-28 23:59:59
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES
(1, '2026-01-01 00:00:00', 1, 1000, 2),
(2, '2026-01-31 23:00:00', 1, -100, 3),
(3, '2026-02-02 09:00:00', 3, 99, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 3);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2026-02-01 00:00:00', 900), (3, '2026-02-28 00:00:00', 99);
SELECT
    start_datetime,
    base_balance,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-02-01 00:00:00 | 999.0 | 99.0 | 0.0 | -1.0 | 100.0
--> 2026-01-01 00:00:00 | 900.0 | 900.0 | 0.0 | 0.0 | 900.0
-- Without the swap they are an expense and an income.
DELETE FROM swaps;
SELECT
    start_datetime,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-02-01 00:00:00 | 99.0 | 99.0 | 0.0 | 0.0
--> 2026-01-01 00:00:00 | 900.0 | -100.0 | 0.0 | 1000.0

-- # A swap between types is worth what was sent, at the rate of that moment: 5 shares at 210
-- @now 2026-02-28 23:59:59
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES
(3, '2026-01-31 00:00:00', 200),
(3, '2026-02-09 12:00:00', 210), -- the moment itself
(3, '2026-02-09 12:00:01', 999),
(3, '2026-02-28 00:00:00', 220);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-02-09 12:00:00', 4, -5, 3), (2, '2026-02-09 13:00:00', 3, 1040, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (4, '2026-01-31 00:00:00', 5), (4, '2026-02-28 00:00:00', 0), (3, '2026-02-28 00:00:00', 1040);
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 40.0 | 0.0 | 40.0 | 0.0
SELECT base_balance_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": 1040.0, "Equities": -1000.0}
SELECT base_passive_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": -10.0, "Equities": 50.0}
SELECT base_unaccounted_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": 1050.0, "Equities": -1050.0}
-- What was sent has no rate: both types do not know, the third one does.
DELETE FROM fin_asset_rates WHERE asset_id = 3;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 4;
SELECT
    base_balance,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances
LIMIT 1;
--> 1040.0 | 1040.0 | 0.0 | NULL | NULL
SELECT base_balance_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": 1040.0, "Equities": 0.0}
SELECT base_active_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
SELECT base_passive_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": null, "Equities": null}
SELECT base_unaccounted_delta_by_type FROM historical_monthly_balances LIMIT 1;
--> {"Bonds": 0.0, "Currencies": null, "Equities": null}

-- # What is bought and sold of the real world is active, though a swap
-- @now 2026-05-15 00:00:00
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-01-15 00:00:00', 1, 800, 10), (2, '2026-04-10 10:00:00', 1, -700, 10);
INSERT INTO swaps
(credit_fin_transaction_id, credit_phys_ownership_id, debit_fin_transaction_id, debit_phys_ownership_id)
VALUES (NULL, 1, 1, NULL), (2, NULL, NULL, 2);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2026-01-16 00:00:00', 800), (1, '2026-04-11 00:00:00', 100);
SELECT
    start_datetime,
    base_balance,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-05-01 00:00:00 | 100.0 | 0.0 | 0.0 | 0.0
--> 2026-04-01 00:00:00 | 100.0 | -700.0 | 0.0 | 0.0
--> 2026-03-01 00:00:00 | 800.0 | 0.0 | 0.0 | 0.0
--> 2026-02-01 00:00:00 | 800.0 | 0.0 | 0.0 | 0.0
--> 2026-01-01 00:00:00 | 800.0 | 800.0 | 0.0 | 0.0

-- # A missing rate is unknown, for its type and the total, until the change is known, too
-- @now 2026-03-15 00:00:00
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (2, '2026-02-15 00:00:00', 1.5), (4, '2026-01-01 00:00:00', 100);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2026-01-10 00:00:00', 7), (2, '2026-01-10 00:00:00', 10), (5, '2026-01-10 00:00:00', 1);
SELECT
    start_datetime,
    base_balance,
    base_balance_delta,
    base_active_delta,
    base_passive_delta,
    base_unaccounted_delta
FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | 122.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-02-01 00:00:00 | 122.0 | NULL | 0.0 | NULL | 0.0
--> 2026-01-01 00:00:00 | NULL | NULL | 0.0 | NULL | NULL
SELECT start_datetime, base_balance_by_type FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | {"Bonds": 100.0, "Currencies": 22.0, "Equities": 0.0}
--> 2026-02-01 00:00:00 | {"Bonds": 100.0, "Currencies": 22.0, "Equities": 0.0}
--> 2026-01-01 00:00:00 | {"Bonds": 100.0, "Currencies": null, "Equities": 0.0}
SELECT start_datetime, base_balance_delta_by_type FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-02-01 00:00:00 | {"Bonds": 0.0, "Currencies": null, "Equities": 0.0}
--> 2026-01-01 00:00:00 | {"Bonds": 100.0, "Currencies": null, "Equities": 0.0}
SELECT start_datetime, base_active_delta_by_type FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-02-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-01-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
SELECT start_datetime, base_passive_delta_by_type FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-02-01 00:00:00 | {"Bonds": 0.0, "Currencies": null, "Equities": 0.0}
--> 2026-01-01 00:00:00 | {"Bonds": 0.0, "Currencies": null, "Equities": 0.0}
SELECT start_datetime, base_unaccounted_delta_by_type FROM historical_monthly_balances;
--> 2026-03-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-02-01 00:00:00 | {"Bonds": 0.0, "Currencies": 0.0, "Equities": 0.0}
--> 2026-01-01 00:00:00 | {"Bonds": 100.0, "Currencies": null, "Equities": 0.0}

-- # What is inactive is history, and counts
-- @now 2026-01-15 00:00:00
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-10 00:00:00', 7);
UPDATE fin_storages SET is_active = 0;
UPDATE fin_assets SET is_active = 0;
SELECT base_balance FROM historical_monthly_balances;
--> 7.0

-- # Types come by name, quoted as JSON wants it; one that nobody holds is left out
-- @now 2026-01-15 00:00:00
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-10 00:00:00', 7);
INSERT INTO fin_asset_types (name) VALUES ('Art');
UPDATE fin_asset_types SET name = 'a "b" \ c' WHERE name = 'Bonds';
SELECT base_balance_by_type FROM historical_monthly_balances;
--> {"Currencies": 7.0, "Equities": 0.0, "a \"b\" \\ c": 0.0}

-- A tab or a line break in a name is still JSON.
UPDATE fin_asset_types SET name = 'Bonds' || char(9) || 'and' || char(10) || 'bills' WHERE id = 3;
SELECT base_balance_by_type, json_valid(base_balance_by_type) FROM historical_monthly_balances;
--> {"Bonds\tand\nbills": 0.0, "Currencies": 7.0, "Equities": 0.0} | 1

-- # An initial import that is a side of a swap counts as the swap
-- @now 2026-01-15 00:00:00
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-01-02 00:00:00', 1, 100, 2), (2, '2026-01-03 00:00:00', 1, -30, 2), (3, '2026-01-03 00:00:00', 3, 30, 2);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (2, 3);
INSERT INTO balances (asset_storage_id, datetime, amount)
VALUES (1, '2026-01-10 00:00:00', 70), (3, '2026-01-10 00:00:00', 30);
SELECT base_balance_delta, base_active_delta, base_passive_delta, base_unaccounted_delta
FROM historical_monthly_balances;
--> 100.0 | 0.0 | 0.0 | 100.0

-- # Nothing can be edited
INSERT INTO historical_monthly_balances (base_balance) VALUES (1);
--! cannot modify historical_monthly_balances because it is a view
UPDATE historical_monthly_balances SET base_balance = 1;
--! cannot modify historical_monthly_balances because it is a view
DELETE FROM historical_monthly_balances;
--! cannot modify historical_monthly_balances because it is a view
