-- @include yen.sql
INSERT INTO fin_storages (name) VALUES ('bank');
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'bank', 4500000);

-- # Cash, portfolio, loans, and the totals
SELECT section, kind, name, storage, amount, base_value, round(share, 6), accrued_interest, base_asset
FROM current_balance_sheet;
--> assets | cash | JPY | bank | 4500000.0 | 4500000.0 | 0.034713 | NULL | JPY
--> assets | portfolio | '2674' | portfolio | 15000.0 | 30855000.0 | 0.238014 | NULL | JPY
--> assets | portfolio | '5869' | portfolio | 20000.0 | 26520000.0 | 0.204574 | NULL | JPY
--> assets | portfolio | '8291' | portfolio | 50000.0 | 25750000.0 | 0.198635 | NULL | JPY
--> assets | portfolio | '2411' | portfolio | 50000.0 | 23750000.0 | 0.183207 | NULL | JPY
--> assets | portfolio | '7201' | portfolio | 50000.0 | 18260000.0 | 0.140857 | NULL | JPY
--> assets | total | total assets | NULL | NULL | 129635000.0 | 1.0 | NULL | JPY
--> liabilities | loan | JPY | margin | 50000000.0 | 50000000.0 | 0.385698 | 0.0 | JPY
--> liabilities | loan | JPY | credit | 8000000.0 | 8000000.0 | 0.061712 | 0.0 | JPY
--> liabilities | total | total liabilities | NULL | NULL | 58000000.0 | 0.44741 | NULL | JPY
--> net worth | total | net worth | NULL | NULL | 71635000.0 | 0.55259 | NULL | JPY

-- # Interest is shown, and not yet part of a total
-- @now 2026-08-27 08:00:00
SELECT storage, base_value, accrued_interest FROM current_balance_sheet WHERE kind = 'loan';
--> margin | 50000000.0 | 200000.0
--> credit | 8000000.0 | 32000.0
SELECT name, base_value FROM current_balance_sheet WHERE kind = 'total';
--> total assets | 129635000.0
--> total liabilities | 58000000.0
--> net worth | 71635000.0

-- # A physical asset counts while it is owned, at its newest valuation, else at its price
INSERT INTO phys_assets (id, name) VALUES (1, 'House'), (2, 'Car'), (3, 'Boat');
INSERT INTO phys_asset_ownerships (id, asset_id, start_datetime, end_datetime) VALUES
(1, 1, '2020-01-01 00:00:00', NULL),
(2, 2, '2020-01-01 00:00:00', NULL),
(3, 3, '2020-01-01 00:00:00', '2026-06-15 12:00:00');
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value) VALUES
(1, '2020-01-01 00:00:00', 20000000),
(1, '2026-01-01 00:00:00', 30000000),
(1, '2026-07-01 00:00:00', 40000000),
(3, '2020-01-01 00:00:00', 1000000);
SELECT name, base_value FROM current_balance_sheet WHERE kind IN ('physical', 'total');
--> House | 30000000.0
--> Car | NULL
--> total assets | NULL
--> total liabilities | 58000000.0
--> net worth | NULL
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (100, '2020-01-01 00:00:00', 8, -2000000, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (100, 2);
SELECT name, base_value FROM current_balance_sheet WHERE kind IN ('physical', 'total');
--> House | 30000000.0
--> Car | 2000000.0
--> total assets | 161635000.0
--> total liabilities | 58000000.0
--> net worth | 103635000.0

-- # A rate that is missing makes the totals unknown
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (20, 'USD', 1, 0);
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'USD', 'bank', 100);
SELECT kind, name, amount, base_value, share FROM current_balance_sheet
WHERE name = 'USD' OR kind = 'total';
--> cash | USD | 100.0 | NULL | NULL
--> total | total assets | NULL | NULL | NULL
--> total | total liabilities | NULL | 58000000.0 | NULL
--> total | net worth | NULL | NULL | NULL

-- # Other debts, and what is hidden: a debt never is
INSERT INTO fin_storages (name) VALUES ('card');
INSERT INTO current_balances (asset_type, asset_code, storage, balance)
VALUES ('Currencies', 'JPY', 'card', -30000);
UPDATE fin_storages SET is_active = 0 WHERE name IN ('card', 'bank');
SELECT kind, name, storage, amount, base_value FROM current_balance_sheet
WHERE section = 'liabilities' OR kind = 'cash';
--> loan | JPY | margin | 50000000.0 | 50000000.0
--> loan | JPY | credit | 8000000.0 | 8000000.0
--> debt | JPY | card | 30000.0 | 30000.0
--> total | total liabilities | NULL | NULL | 58030000.0

-- # An empty database has an empty balance sheet
DELETE FROM fin_loans;
DELETE FROM balances;
SELECT section, name, base_value, share FROM current_balance_sheet;
--> assets | total assets | 0.0 | NULL
--> liabilities | total liabilities | 0.0 | NULL
--> net worth | net worth | 0.0 | NULL

-- # A thing that was sold and bought again counts by what was found out since, not before
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (id, asset_id, start_datetime, end_datetime) VALUES
(1, 1, '2010-01-01 00:00:00', '2020-01-01 00:00:00'),
(2, 1, '2026-01-01 00:00:00', NULL);
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2019-01-01 00:00:00', 20000000);
SELECT name, base_value FROM current_balance_sheet WHERE kind = 'physical';
--> House | NULL
SELECT issue FROM current_data_issues WHERE table_name = 'phys_assets';
--> valuation_missing
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (100, '2026-01-01 00:00:00', 8, -30000000, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (100, 2);
SELECT name, base_value FROM current_balance_sheet WHERE kind = 'physical';
--> House | 30000000.0
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-02-01 00:00:00', 35000000);
SELECT name, base_value FROM current_balance_sheet WHERE kind = 'physical';
--> House | 35000000.0

-- # Of what was paid in two currencies a part is not the price
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (20, 'USD', 1, 0);
INSERT INTO fin_assets_storages (id, asset_id, storage_id) SELECT 20, 20, max(id) FROM fin_storages;
INSERT INTO phys_assets (id, name) VALUES (1, 'House');
INSERT INTO phys_asset_ownerships (id, asset_id, start_datetime)
VALUES (1, 1, '2026-01-01 00:00:00');
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id) VALUES
(100, '2026-01-01 00:00:00', 8, -100, 3), (101, '2026-01-01 00:00:00', 20, -90000, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (100, 1), (101, 1);
SELECT name, base_value FROM current_balance_sheet WHERE name IN ('House', 'total assets');
--> House | NULL
--> total assets | NULL
INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES ('2026-01-01 00:00:00', 20, 150);
SELECT name, base_value FROM current_balance_sheet WHERE name = 'House';
--> House | 13500100.0

-- # A loan without a balance is a line of unknown size, and so are the totals
DELETE FROM balances
WHERE asset_storage_id = (SELECT loan.asset_storage_id FROM fin_loans AS loan WHERE loan.id = 2);
SELECT kind, name, storage, amount, base_value
FROM current_balance_sheet
WHERE section <> 'assets';
--> loan | JPY | margin | 50000000.0 | 50000000.0
--> loan | JPY | credit | NULL | NULL
--> total | total liabilities | NULL | NULL | NULL
--> total | net worth | NULL | NULL | NULL
