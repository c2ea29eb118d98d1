-- @include accounts.sql

-- # The household, month by month: a car that was bought is no loss
-- @include months.sql
SELECT substr(start_datetime, 1, 7), base_net_worth, base_net_worth_delta, base_active_delta,
    base_passive_delta, base_price_delta, base_currency_delta, base_unaccounted_delta
FROM historical_monthly_net_worth WHERE level = 'total';
--> 2026-06 | 6998.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-05 | 6998.0 | 162.0 | -30.0 | 52.0 | 100.0 | 50.0 | -10.0
--> 2026-04 | 6836.0 | -4.0 | 0.0 | 0.0 | -4.0 | 0.0 | 0.0
--> 2026-03 | 6840.0 | -50.0 | 0.0 | 0.0 | -50.0 | 0.0 | 0.0
--> 2026-02 | 6890.0 | 2990.0 | 3000.0 | 0.0 | 0.0 | -10.0 | 0.0
--> 2026-01 | 3900.0 | 3900.0 | 2500.0 | 0.0 | 0.0 | 0.0 | 1400.0
SELECT substr(start_datetime, 1, 7), asset_type, base_net_worth, base_active_delta,
    base_passive_delta, base_price_delta, base_currency_delta, base_unaccounted_delta
FROM historical_monthly_net_worth
WHERE level = 'type' AND start_datetime BETWEEN '2026-03' AND '2026-05-02';
--> 2026-05 | Bonds | 196.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-05 | Currencies | 4202.0 | -30.0 | 52.0 | 0.0 | 50.0 | -10.0
--> 2026-05 | Equities | 1100.0 | 0.0 | 0.0 | 100.0 | 0.0 | 0.0
--> 2026-05 | physical | 1500.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-04 | Bonds | 196.0 | 0.0 | 0.0 | -4.0 | 0.0 | 0.0
--> 2026-04 | Currencies | 4140.0 | -1500.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-04 | Equities | 1000.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-04 | physical | 1500.0 | 1500.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | Bonds | 200.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | Currencies | 5640.0 | 0.0 | 0.0 | 0.0 | 0.0 | -1050.0
--> 2026-03 | Equities | 1000.0 | 0.0 | 0.0 | -50.0 | 0.0 | 1050.0
--> 2026-03 | physical | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0
SELECT substr(start_datetime, 1, 7), asset, base_net_worth, base_net_worth_delta,
    base_currency_delta, base_unaccounted_delta, base_swap_delta
FROM historical_monthly_net_worth
WHERE level = 'asset' AND start_datetime BETWEEN '2026-02' AND '2026-03-02';
--> 2026-03 | UST | 200.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | EUR | 1200.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | USD | 4440.0 | -1050.0 | 0.0 | -1050.0 | -1050.0
--> 2026-03 | VTI | 1000.0 | 1000.0 | 0.0 | 1050.0 | 1050.0
--> 2026-02 | UST | 200.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-02 | EUR | 1200.0 | 1200.0 | -10.0 | 1210.0 | 1210.0
--> 2026-02 | USD | 5490.0 | 1790.0 | 0.0 | -1210.0 | -1210.0
SELECT * FROM historical_monthly_net_worth LIMIT 1;
--> 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | total | NULL | NULL | 6998.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 6998.0 | 0.0 | NULL | USD

-- # Nothing has been verified yet
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-05 00:00:00', 1, 5, 5);
SELECT * FROM historical_monthly_net_worth;
--> (none)

-- # What is owed is a liability, also beside what is owned of the same asset
-- @now 2026-01-20 00:00:00
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-01-01 00:00:00', 2);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2026-01-05 00:00:00', 500), (3, '2026-01-05 00:00:00', -300),
(2, '2026-01-05 00:00:00', -50);
SELECT level, asset, base_net_worth, base_assets, base_liabilities
FROM historical_monthly_net_worth WHERE level IS NOT 'type';
--> total | NULL | 100.0 | 500.0 | 400.0
--> asset | EUR | -100.0 | 0.0 | 100.0
--> asset | USD | 200.0 | 500.0 | 300.0

-- # A house: there before, valued anew, sold
-- @now 2026-06-20 00:00:00
DELETE FROM phys_asset_ownerships;
INSERT INTO phys_assets (id, name) VALUES (2, 'House');
INSERT INTO phys_asset_ownerships (id, asset_id, start_datetime, end_datetime) VALUES
(3, 2, '2020-01-01 00:00:00', '2026-05-20 12:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value) VALUES
(2, '2020-01-01 00:00:00', 900), (2, '2026-03-31 23:59:59', 1000),
(2, '2026-05-01 00:00:00', 1100), (2, '2026-06-01 00:00:00', 5000);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2026-02-05 00:00:00', 10), (1, '2026-05-25 00:00:00', 1060);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (1, '2026-05-20 12:00:00', 1, 1050, 10);
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id) VALUES (3, 1);
SELECT substr(start_datetime, 1, 7), level, asset, base_net_worth, base_net_worth_delta,
    base_active_delta, base_price_delta, base_unaccounted_delta
FROM historical_monthly_net_worth
WHERE level IS NOT 'type' AND asset IS NOT 'Car';
--> 2026-06 | total | NULL | 1060.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-06 | asset | USD | 1060.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-05 | total | NULL | 1060.0 | 50.0 | 0.0 | 50.0 | 0.0
--> 2026-05 | asset | USD | 1060.0 | 1050.0 | 1050.0 | 0.0 | 0.0
--> 2026-05 | asset | House | 0.0 | -1000.0 | -1050.0 | 50.0 | 0.0
--> 2026-04 | total | NULL | 1010.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-04 | asset | USD | 10.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-04 | asset | House | 1000.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | total | NULL | 1010.0 | 100.0 | 0.0 | 100.0 | 0.0
--> 2026-03 | asset | USD | 10.0 | 0.0 | 0.0 | 0.0 | 0.0
--> 2026-03 | asset | House | 1000.0 | 100.0 | 0.0 | 100.0 | 0.0
--> 2026-02 | total | NULL | 910.0 | 910.0 | 0.0 | 0.0 | 910.0
--> 2026-02 | asset | USD | 10.0 | 10.0 | 0.0 | 0.0 | 10.0
--> 2026-02 | asset | House | 900.0 | 900.0 | 0.0 | 0.0 | 900.0

-- # A thing whose value nobody knows, and one that is only there for a while in the month
-- @now 2026-03-20 00:00:00
DELETE FROM phys_asset_ownerships;
INSERT INTO phys_assets (id, name) VALUES (3, 'Painting');
INSERT INTO phys_asset_ownerships (asset_id, start_datetime, end_datetime) VALUES
(1, '2026-02-05 00:00:00', '2026-02-06 00:00:00'),
(3, '2026-03-05 00:00:00', NULL);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-05 00:00:00', 10);
SELECT substr(start_datetime, 1, 7), level, asset, base_net_worth, base_assets
FROM historical_monthly_net_worth
WHERE level IS NOT 'type';
--> 2026-03 | total | NULL | NULL | NULL
--> 2026-03 | asset | USD | 10.0 | 10.0
--> 2026-03 | asset | Painting | NULL | NULL
--> 2026-02 | total | NULL | 10.0 | 10.0
--> 2026-02 | asset | USD | 10.0 | 10.0
--> 2026-01 | total | NULL | 10.0 | 10.0
--> 2026-01 | asset | USD | 10.0 | 10.0

-- # Price and currency of a share that is quoted in euros: what was there, what was bought
-- @now 2026-03-20 00:00:00
UPDATE fin_assets SET quote_asset_id = 2 WHERE id = 3;
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-01-01 00:00:00', 1.0), (3, '2026-01-01 00:00:00', 100), -- 100 EUR
(2, '2026-02-10 00:00:00', 1.5), (3, '2026-02-10 00:00:00', 165), -- 110 EUR
(2, '2026-02-20 00:00:00', 1.2), (3, '2026-02-20 00:00:00', 144); -- 120 EUR
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(1, '2026-02-10 00:00:00', 1, -330, 3), (2, '2026-02-10 00:00:00', 4, 2, 3),
(3, '2026-03-02 00:00:00', 4, -2, 3), (4, '2026-03-02 00:00:00', 2, 250, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (1, 2), (3, 4);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2026-01-05 00:00:00', 330), (4, '2026-01-05 00:00:00', 1),
(1, '2026-02-25 00:00:00', 0), (4, '2026-02-25 00:00:00', 3),
(4, '2026-03-05 00:00:00', 1), (2, '2026-03-05 00:00:00', 250);
-- February: 1 share 100 x 0.2 and 330 x (1.2 / 1.5 - 1) are currency; 24 and 24 are price.
-- March: 2 shares of 144 were sold for 250 EUR x 1.2 = 300, so 12 more than their price.
SELECT substr(start_datetime, 1, 7), level, asset, base_net_worth_delta, base_price_delta,
    base_currency_delta, base_unaccounted_delta
FROM historical_monthly_net_worth
WHERE level IS NOT 'type' AND start_datetime > '2026-02' AND asset IS NOT 'Car';
--> 2026-03 | total | NULL | 12.0 | 12.0 | 0.0 | 0.0
--> 2026-03 | asset | EUR | 300.0 | 12.0 | 0.0 | 288.0
--> 2026-03 | asset | VTI | -288.0 | 0.0 | 0.0 | -288.0
--> 2026-02 | total | NULL | 2.0 | 48.0 | -46.0 | 0.0
--> 2026-02 | asset | USD | -330.0 | 0.0 | 0.0 | -330.0
--> 2026-02 | asset | VTI | 332.0 | 48.0 | -46.0 | 330.0

-- # Foreign money gains by its rate: 1000 at 0.85, 1000 at 0.90, now 0.91 (Ghostfolio)
-- @now 2025-01-01 12:00:00
DELETE FROM phys_asset_ownerships;
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2023-12-31 00:00:00', 0.85), (2, '2024-12-31 00:00:00', 0.90), (2, '2025-01-01 00:00:00', 0.91);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2023-12-31 10:00:00', 2, 1000, 5), ('2024-12-31 10:00:00', 2, 1000, 5);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(2, '2023-12-31 11:00:00', 1000), (2, '2024-12-31 11:00:00', 2000);
SELECT max(base_net_worth), sum(base_active_delta), round(sum(base_currency_delta), 2),
    sum(base_unaccounted_delta)
FROM historical_monthly_net_worth WHERE level = 'total';
--> 1820.0 | 1750.0 | 70.0 | 0.0

-- # A rate is missing: unknown, in the total too
-- @now 2026-01-20 00:00:00
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES
(1, '2026-01-05 00:00:00', 10), (2, '2026-01-05 00:00:00', 10);
SELECT level, asset_type, asset, base_net_worth FROM historical_monthly_net_worth
WHERE asset IS NOT 'Car';
--> total | NULL | NULL | NULL
--> type | Bonds | NULL | 0.0
--> type | Currencies | NULL | NULL
--> type | Equities | NULL | 0.0
--> type | physical | NULL | 0.0
--> asset | Currencies | EUR | NULL
--> asset | Currencies | USD | 10.0

-- # Real worth is in the money of when the price index is 1
-- @now 2026-03-20 00:00:00
DELETE FROM phys_asset_ownerships;
INSERT INTO fin_assets (id, code, type_id, role) VALUES (5, 'CPI', 1, 'price_index');
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(5, '2026-02-01 00:00:00', 1), (5, '2026-03-01 00:00:00', 1.25);
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-05 00:00:00', 10);
SELECT start_datetime, base_net_worth, base_net_worth_real
FROM historical_monthly_net_worth WHERE level = 'total';
--> 2026-03-01 00:00:00 | 10.0 | 8.0
--> 2026-02-01 00:00:00 | 10.0 | 10.0
--> 2026-01-01 00:00:00 | 10.0 | NULL
