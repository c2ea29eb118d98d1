-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-01-01 00:00:00', 2.0);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-01 00:00:00', 1, 1000), ('2026-06-01 00:00:00', 2, 100);

-- # This month and the 23 after it, also when nothing happens
SELECT count(*), min(start_datetime), max(end_datetime) FROM future_monthly_balances;
--> 24 | 2026-06-01 00:00:00 | 2028-06-01 00:00:00
SELECT * FROM future_monthly_balances LIMIT 2;
--> NULL | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | NULL | USD | 0.0 | 1200.0 | 1200.0 | 2026-06-15
--> NULL | 2026-07-01 00:00:00 | 2026-08-01 00:00:00 | NULL | USD | 0.0 | 1200.0 | 1200.0 | 2026-07-01

-- # A month that ends well and yet has a day without money
INSERT INTO current_fin_transaction_plans (
    description, category, amount, storage, recurrence, start_datetime, scenario
)
VALUES
('Rent', 'Expenses', -1300, NULL, '+1 month', '2026-06-20', NULL),
('Pay', 'Salary', 1500, 'Bank', '+1 month', '2026-06-25', NULL),
('Raise', 'Salary', 100, NULL, '+1 month', '2026-07-25', 'A raise');
SELECT scenario, start_datetime, storage, amount, balance, lowest_balance, lowest_date
FROM future_monthly_balances
WHERE start_datetime < '2026-09-01';
--> NULL | 2026-06-01 00:00:00 | NULL | 200.0 | 1400.0 | -100.0 | 2026-06-20
--> NULL | 2026-07-01 00:00:00 | NULL | 200.0 | 1600.0 | 100.0 | 2026-07-20
--> NULL | 2026-08-01 00:00:00 | NULL | 200.0 | 1800.0 | 300.0 | 2026-08-20
--> NULL | 2026-06-01 00:00:00 | Bank | 1500.0 | 2500.0 | 1000.0 | 2026-06-15
--> NULL | 2026-07-01 00:00:00 | Bank | 1500.0 | 4000.0 | 2500.0 | 2026-07-01
--> NULL | 2026-08-01 00:00:00 | Bank | 1500.0 | 5500.0 | 4000.0 | 2026-08-01
--> A raise | 2026-06-01 00:00:00 | NULL | 200.0 | 1400.0 | -100.0 | 2026-06-20
--> A raise | 2026-07-01 00:00:00 | NULL | 300.0 | 1700.0 | 100.0 | 2026-07-20
--> A raise | 2026-08-01 00:00:00 | NULL | 300.0 | 2000.0 | 400.0 | 2026-08-20
--> A raise | 2026-06-01 00:00:00 | Bank | 1500.0 | 2500.0 | 1000.0 | 2026-06-15
--> A raise | 2026-07-01 00:00:00 | Bank | 1500.0 | 4000.0 | 2500.0 | 2026-07-01
--> A raise | 2026-08-01 00:00:00 | Bank | 1500.0 | 5500.0 | 4000.0 | 2026-08-01

-- # Plans fill only what comes after now (hl-forecast-after-last)
-- @now 2016-12-31 12:00:00
DELETE FROM balances;
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2016-12-31 00:00:00', 1, -600, 5);
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, start_datetime)
VALUES ('Salary', 1000, '+1 month', '2016-01-01'), ('Expenses', -65, '+1 month', '2016-01-01');
SELECT start_datetime, amount, balance FROM future_monthly_balances LIMIT 2;
--> 2016-12-01 00:00:00 | 1000.0 | 400.0
--> 2017-01-01 00:00:00 | 935.0 | 1335.0

-- # What has no rate makes the months that follow unknown
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, storage, start_datetime)
VALUES ('Salary', 5, 'VTI', 'Broker', '2026-08-03'), ('Salary', 5, NULL, NULL, '2026-07-03');
UPDATE fin_assets SET type_id = 1 WHERE code = 'VTI';
SELECT start_datetime, amount, balance, lowest_balance, lowest_date FROM future_monthly_balances LIMIT 4;
--> 2026-06-01 00:00:00 | 0.0 | 1200.0 | 1200.0 | 2026-06-15
--> 2026-07-01 00:00:00 | 5.0 | 1205.0 | 1200.0 | 2026-07-01
--> 2026-08-01 00:00:00 | NULL | NULL | NULL | NULL
--> 2026-09-01 00:00:00 | 0.0 | NULL | NULL | NULL
