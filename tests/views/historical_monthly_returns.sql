-- @include accounts.sql

-- # The household, month by month
-- @include months.sql
SELECT
    substr(start_datetime, 1, 7), base_start_value, base_flow, base_gain, base_end_value,
    round(time_weighted_return, 6), round(cumulative_return, 6), round(money_weighted_return, 6)
FROM historical_monthly_returns
WHERE asset_type IS NULL;
--> 2026-06 | 5498.0 | 0.0 | 0.0 | 5498.0 | 0.0 | 0.019457 | 0.0
--> 2026-05 | 5336.0 | 0.0 | 162.0 | 5498.0 | 0.03032 | 0.019457 | 0.030432
--> 2026-04 | 6840.0 | -1500.0 | -4.0 | 5336.0 | -0.000749 | -0.010544 | -0.000685
--> 2026-03 | 6890.0 | 0.0 | -50.0 | 6840.0 | -0.007257 | -0.009802 | -0.007257
--> 2026-02 | 3900.0 | 3000.0 | -10.0 | 6890.0 | -0.002564 | -0.002564 | -0.00231
--> 2026-01 | 0.0 | 3900.0 | 0.0 | 3900.0 | 0.0 | 0.0 | 0.0
SELECT
    substr(start_datetime, 1, 7), asset_type, asset_code,
    base_flow, base_gain, round(time_weighted_return, 6)
FROM historical_monthly_returns
WHERE asset_type IS NOT NULL AND start_datetime < '2026-06-01';
--> 2026-05 | Bonds | NULL | 0.0 | 0.0 | 0.0
--> 2026-05 | Bonds | UST | 0.0 | 0.0 | 0.0
--> 2026-05 | Currencies | NULL | 12.0 | 50.0 | 0.012013
--> 2026-05 | Currencies | EUR | 0.0 | 50.0 | 0.041667
--> 2026-05 | Currencies | USD | 12.0 | 0.0 | 0.0
--> 2026-05 | Equities | NULL | -12.0 | 112.0 | 0.1132
--> 2026-05 | Equities | VTI | -12.0 | 112.0 | 0.1132
--> 2026-04 | Bonds | NULL | 0.0 | -4.0 | -0.02
--> 2026-04 | Bonds | UST | 0.0 | -4.0 | -0.02
--> 2026-04 | Currencies | NULL | -1500.0 | 0.0 | 0.0
--> 2026-04 | Currencies | EUR | 0.0 | 0.0 | 0.0
--> 2026-04 | Currencies | USD | -1500.0 | 0.0 | 0.0
--> 2026-04 | Equities | NULL | 0.0 | 0.0 | 0.0
--> 2026-04 | Equities | VTI | 0.0 | 0.0 | 0.0
--> 2026-03 | Bonds | NULL | 0.0 | 0.0 | 0.0
--> 2026-03 | Bonds | UST | 0.0 | 0.0 | 0.0
--> 2026-03 | Currencies | NULL | -1050.0 | 0.0 | 0.0
--> 2026-03 | Currencies | EUR | 0.0 | 0.0 | 0.0
--> 2026-03 | Currencies | USD | -1050.0 | 0.0 | 0.0
--> 2026-03 | Equities | NULL | 1050.0 | -50.0 | -0.047619
--> 2026-03 | Equities | VTI | 1050.0 | -50.0 | -0.047619
--> 2026-02 | Bonds | NULL | 0.0 | 0.0 | 0.0
--> 2026-02 | Bonds | UST | 0.0 | 0.0 | 0.0
--> 2026-02 | Currencies | NULL | 3000.0 | -10.0 | -0.002703
--> 2026-02 | Currencies | EUR | 1210.0 | -10.0 | -0.008264
--> 2026-02 | Currencies | USD | 1790.0 | 0.0 | 0.0
--> 2026-01 | Bonds | NULL | 200.0 | 0.0 | 0.0
--> 2026-01 | Bonds | UST | 200.0 | 0.0 | 0.0
--> 2026-01 | Currencies | NULL | 3700.0 | 0.0 | 0.0
--> 2026-01 | Currencies | USD | 3700.0 | 0.0 | 0.0

-- # Nothing was ever held
SELECT * FROM historical_monthly_returns;
--> (none)

-- # The thing that was traded bears the fee; a swap is worth what was paid
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (3, '2026-06-01 00:00:00', 100);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES
(1, '2026-05-31 12:00:00', 1, 1000, 2),
(2, '2026-06-02 12:00:00', 1, -400, 3),
(3, '2026-06-02 12:00:00', 4, 4, 3),
(4, '2026-06-02 12:00:00', 1, -10, 9),
(5, '2026-06-10 12:00:00', 4, -2, 3),
(6, '2026-06-10 12:00:00', 1, 220, 3),
(7, '2026-06-10 12:00:00', 1, -5, 9);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id, fee_fin_transaction_id)
VALUES (2, 3, 4), (5, 6, 7);
SELECT
    asset_type, asset_code, base_start_value, base_flow, base_gain, base_end_value,
    round(time_weighted_return, 9) AS time_weighted_return
FROM historical_monthly_returns
WHERE start_datetime = '2026-06-01 00:00:00';
--> NULL | NULL | 1000.0 | 0.0 | 5.0 | 1005.0 | 0.005
--> Currencies | NULL | 1000.0 | -195.0 | 0.0 | 805.0 | 0.0
--> Currencies | USD | 1000.0 | -195.0 | 0.0 | 805.0 | 0.0
--> Equities | NULL | 0.0 | 195.0 | 5.0 | 200.0 | 0.01219512
--> Equities | VTI | 0.0 | 195.0 | 5.0 | 200.0 | 0.01219512

-- # New units of a split are worth nothing more; a loan is not counted
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES (3, '2026-05-01 00:00:00', 100), (3, '2026-06-02 00:00:00', 55);
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (3, '2026-06-02 00:00:00', 2, 1);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (3, 0.05, '2026-01-01 00:00:00');
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES
(1, '2026-05-31 12:00:00', 4, 4, 2),
(2, '2026-06-02 12:00:00', 4, 4, 3),
(3, '2026-06-03 12:00:00', 3, -50, 3),
(4, '2026-06-03 12:00:00', 1, 50, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (3, 4);
SELECT
    asset_type, asset_code, base_start_value, base_flow, base_gain, base_end_value,
    round(time_weighted_return, 9) AS time_weighted_return
FROM historical_monthly_returns
WHERE start_datetime = '2026-06-01 00:00:00';
--> NULL | NULL | 400.0 | 50.0 | 40.0 | 490.0 | 0.1
--> Currencies | NULL | 0.0 | 50.0 | 0.0 | 50.0 | 0.0
--> Currencies | USD | 0.0 | 50.0 | 0.0 | 50.0 | 0.0
--> Equities | NULL | 400.0 | 0.0 | 40.0 | 440.0 | 0.1
--> Equities | VTI | 400.0 | 0.0 | 40.0 | 440.0 | 0.1

-- # A rate that is missing, more that is owed than held
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2026-05-31 12:00:00', 4, 4, 2), ('2026-05-31 12:00:00', 1, 50, 5),
('2026-06-03 12:00:00', 1, -80, 9);
SELECT
    substr(start_datetime, 1, 7), asset_type, asset_code, base_gain, time_weighted_return,
    cumulative_return, money_weighted_return, reason
FROM historical_monthly_returns;
--> 2026-06 | NULL | NULL | NULL | NULL | NULL | NULL | no rate of VTI
--> 2026-06 | Currencies | NULL | 0.0 | NULL | NULL | NULL | more was owed than held
--> 2026-06 | Currencies | USD | 0.0 | NULL | NULL | NULL | more was owed than held
--> 2026-06 | Equities | NULL | NULL | NULL | NULL | NULL | no rate of VTI
--> 2026-06 | Equities | VTI | NULL | NULL | NULL | NULL | no rate of VTI
--> 2026-05 | NULL | NULL | NULL | NULL | NULL | NULL | no rate of VTI
--> 2026-05 | Currencies | NULL | 0.0 | 0.0 | 0.0 | 0.0 | NULL
--> 2026-05 | Currencies | USD | 0.0 | 0.0 | 0.0 | 0.0 | NULL
--> 2026-05 | Equities | NULL | NULL | NULL | NULL | NULL | no rate of VTI
--> 2026-05 | Equities | VTI | NULL | NULL | NULL | NULL | no rate of VTI
