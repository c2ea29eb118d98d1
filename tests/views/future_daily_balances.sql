-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-01-01 00:00:00', 2.0), (3, '2026-01-01 00:00:00', 50.0);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES
('2026-06-01 00:00:00', 1, 1000), ('2026-06-01 00:00:00', 2, 100),
('2026-06-01 00:00:00', 3, 10), ('2026-06-01 00:00:00', 4, 7);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-05-31 23:59:59', 1, -5000, 5), -- in the balance
('2026-06-15 12:00:00', 1, -90, 5);

-- # Nothing is planned: all money, at the rates of now
SELECT * FROM future_daily_balances;
--> NULL | 2026-06-15 | NULL | USD | NULL | 0.0 | 1120.0 | 1

-- # Rent from one account, pay to another; the day before pay day is the lowest
INSERT INTO current_fin_transaction_plans (
    description, category, amount, asset_code, storage, recurrence, start_datetime, end_datetime
)
VALUES
('Rent', 'Expenses', -700, NULL, 'Bank', '+1 month', '2026-06-20', '2026-08-20'),
('Pay', 'Salary', 300, 'EUR', 'Bank', '+1 month', '2026-06-25', '2026-08-25'),
('Fund', 'Expenses', 2, 'VTI', 'Broker', NULL, '2026-06-20', NULL);
SELECT date, storage, asset_code, description, amount, balance, is_lowest
FROM future_daily_balances;
--> 2026-06-15 | NULL | USD | NULL | 0.0 | 1120.0 | 0
--> 2026-06-20 | NULL | USD | Rent | -700.0 | 420.0 | 0
--> 2026-06-25 | NULL | USD | Pay | 600.0 | 1020.0 | 0
--> 2026-07-20 | NULL | USD | Rent | -700.0 | 320.0 | 0
--> 2026-07-25 | NULL | USD | Pay | 600.0 | 920.0 | 0
--> 2026-08-20 | NULL | USD | Rent | -700.0 | 220.0 | 1
--> 2026-08-25 | NULL | USD | Pay | 600.0 | 820.0 | 0
--> 2026-06-15 | Bank | EUR | NULL | 0.0 | 100.0 | 1
--> 2026-06-25 | Bank | EUR | Pay | 300.0 | 400.0 | 0
--> 2026-07-25 | Bank | EUR | Pay | 300.0 | 700.0 | 0
--> 2026-08-25 | Bank | EUR | Pay | 300.0 | 1000.0 | 0
--> 2026-06-15 | Bank | USD | NULL | 0.0 | 910.0 | 0
--> 2026-06-20 | Bank | USD | Rent | -700.0 | 210.0 | 0
--> 2026-07-20 | Bank | USD | Rent | -700.0 | -490.0 | 0
--> 2026-08-20 | Bank | USD | Rent | -700.0 | -1190.0 | 1
--> 2026-06-15 | Broker | VTI | NULL | 0.0 | 7.0 | 1
--> 2026-06-20 | Broker | VTI | Fund | 2.0 | 9.0 | 0

-- # What is left of the open window comes today; what is booked for another day comes then
INSERT INTO current_fin_transaction_plans (description, category, amount, recurrence, start_datetime, end_datetime)
VALUES ('Life', 'Expenses', -300, '+1 month', '2026-06-01', '2026-07-31');
INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id) VALUES
('2026-06-18 00:00:00', 'Fridge', 3, -50, 5),
('2026-07-18 00:00:00', NULL, 2, -200, 5);
SELECT date, storage, description, amount, balance FROM future_daily_balances;
--> 2026-06-15 | NULL | Life | -160.0 | 960.0
--> 2026-06-18 | NULL | Fridge | -50.0 | 910.0
--> 2026-07-18 | NULL | Expenses | -400.0 | 510.0
--> 2026-06-15 | Bank | NULL | 0.0 | 100.0
--> 2026-07-18 | Bank | Expenses | -200.0 | -100.0
--> 2026-06-15 | Broker | NULL | 0.0 | 10.0
--> 2026-06-18 | Broker | Fridge | -50.0 | -40.0

-- # A plan of a scenario, beside what is planned in earnest
INSERT INTO current_fin_transaction_plans (description, category, amount, start_datetime, scenario)
VALUES ('Roof', 'Expenses', -900, '2026-07-03', NULL), ('Car', 'Expenses', -400, '2026-08-03', 'A car');
SELECT scenario, date, description, balance, is_lowest FROM future_daily_balances;
--> NULL | 2026-06-15 | NULL | 1120.0 | 0
--> NULL | 2026-07-03 | Roof | 220.0 | 1
--> A car | 2026-06-15 | NULL | 1120.0 | 0
--> A car | 2026-07-03 | Roof | 220.0 | 0
--> A car | 2026-08-03 | Car | -180.0 | 1

-- # A plan counts what plans below it do not cover (hl-2561-budget-and-forecast; hledger counts 300)
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (10, 'Food', 5, 0, 0), (11, 'Dinners', 10, 0, 0);
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, start_datetime, end_datetime)
VALUES ('Expenses', -200, '+1 month', '2026-07-01', '2026-08-01'),
('Food', -100, '+1 month', '2026-07-10', '2026-08-10');
SELECT date, description, amount FROM future_daily_balances WHERE amount <> 0;
--> 2026-07-01 | Expenses | -100.0
--> 2026-07-10 | Food | -100.0
--> 2026-08-01 | Expenses | -100.0
--> 2026-08-10 | Food | -100.0
-- Three levels; more than the plan above covers leaves nothing of it; income covers no expenses.
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime)
VALUES ('Dinners', -30, '2026-07-11'), ('Dinners', -230, '2026-08-11'), ('Dinners', 5, '2026-08-12');
SELECT date, description, amount FROM future_daily_balances WHERE amount <> 0;
--> 2026-07-01 | Expenses | -100.0
--> 2026-07-10 | Food | -70.0
--> 2026-07-11 | Dinners | -30.0
--> 2026-08-11 | Dinners | -230.0
--> 2026-08-12 | Dinners | 5.0

-- # A loan is paid, dividends come, both in the total; the loan's account changes, too
INSERT INTO fin_storages (name) VALUES ('Mortgage');
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (1, 3);
INSERT INTO balances (datetime, asset_storage_id, amount) VALUES ('2026-06-15 12:00:00', 5, -1200);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime, repayment, payment_count)
VALUES (5, 0.12, '2026-05-20 00:00:00', 'straight_line', 2);
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share) VALUES
(3, '2026-07-01 00:00:00', 1.5);
SELECT date, storage, description, amount, balance FROM future_daily_balances
WHERE date < '2027-01-01';
--> 2026-06-15 | NULL | NULL | 0.0 | 1120.0
--> 2026-06-20 | NULL | Mortgage | -612.0 | 508.0
--> 2026-07-01 | NULL | VTI | 10.5 | 518.5
--> 2026-07-20 | NULL | Mortgage | -606.0 | -87.5
--> 2026-06-15 | Mortgage | NULL | 0.0 | -1200.0
--> 2026-06-20 | Mortgage | Mortgage | 600.0 | -600.0
--> 2026-07-20 | Mortgage | Mortgage | 600.0 | 0.0

-- # Without a rate nothing is known any more, but in the account itself
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, storage, start_datetime)
VALUES ('Salary', 5, 'EUR', 'Bank', '2026-07-03');
DELETE FROM fin_asset_rates WHERE asset_id = 2;
UPDATE balances SET amount = 0 WHERE asset_storage_id = 2;
SELECT date, storage, amount, balance, is_lowest FROM future_daily_balances;
--> 2026-06-15 | NULL | 0.0 | 920.0 | 1
--> 2026-07-03 | NULL | NULL | NULL | 0
--> 2026-06-15 | Bank | 0.0 | 0.0 | 1
--> 2026-07-03 | Bank | 5.0 | 5.0 | 0
