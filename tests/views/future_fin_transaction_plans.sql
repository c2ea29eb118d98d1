-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-01-01 00:00:00', 2.0), (2, '2026-06-10 00:00:00', 3.0);

-- # Nothing is planned
SELECT * FROM future_fin_transaction_plans;
--> (none)

-- # This month and the 23 after it; what is booked in the open window counts, of tomorrow, too
INSERT INTO expenses (category, monthly_amount) VALUES ('Expenses', 100);
UPDATE fin_transaction_plans SET description = 'Life', start_datetime = '2026-01-01 00:00:00';
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-06-01 00:00:00', 2, -10, 5), -- at 2
('2026-06-20 00:00:00', 1, -30, 5),
('2026-07-20 00:00:00', 1, -130, 5);
SELECT count(*), min(datetime), max(datetime) FROM future_fin_transaction_plans;
--> 24 | 2026-06-01 00:00:00 | 2028-05-01 00:00:00
SELECT * FROM future_fin_transaction_plans LIMIT 3;
--> Life | Expenses | NULL | NULL | NULL | 2026-06-01 00:00:00 | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | -100.0 | -50.0 | -50.0 | USD | -100.0 | -50.0 | -50.0
--> Life | Expenses | NULL | NULL | NULL | 2026-07-01 00:00:00 | 2026-07-01 00:00:00 | 2026-08-01 00:00:00 | -100.0 | -130.0 | 0.0 | USD | -100.0 | -130.0 | 0.0
--> Life | Expenses | NULL | NULL | NULL | 2026-08-01 00:00:00 | 2026-08-01 00:00:00 | 2026-09-01 00:00:00 | -100.0 | 0.0 | -100.0 | USD | -100.0 | 0.0 | -100.0

-- # In the asset of a storage, of a scenario
INSERT INTO current_fin_transaction_plans (category, asset_code, storage, amount, start_datetime, scenario)
VALUES ('Salary', 'EUR', 'Bank', 100, '2026-06-12 12:00:00', 'New job');
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-06-09 12:00:00', 2, 10, 3), ('2026-06-11 00:00:00', 2, 30, 3);
SELECT * FROM future_fin_transaction_plans;
--> NULL | Salary | EUR | Bank | New job | 2026-06-12 12:00:00 | 2026-06-09 12:00:00 | 2026-06-15 12:00:01 | 100.0 | 40.0 | 60.0 | EUR | 300.0 | 110.0 | 180.0
