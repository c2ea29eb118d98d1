-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-01-01 00:00:00', 2.0), (2, '2026-06-10 00:00:00', 3.0);
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (10, 'Food', 5, 0, 0), (11, 'Dinners', 10, 0, 0), (12, 'Rent', 5, 0, 0);

-- # Nothing is planned
SELECT * FROM current_plan_month;
--> (none)

-- # A budget for all, in part split below; what is spent is that of the category and all below it
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, start_datetime)
VALUES ('Expenses', -1000, '+1 month', '2026-04-01'), ('Food', -300, '+1 month', '2026-05-01'),
('Rent', -600, '+1 month', '2026-06-03'), ('Salary', 2000, '+1 month', '2026-06-25');
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-03-31 23:59:59', 1, -999, 11), -- before it was planned
('2026-04-01 00:00:00', 1, -1100, 5),
('2026-04-01 00:00:00', 1, -5, 11),
('2026-05-01 00:00:00', 2, -10, 11), -- at 2
('2026-06-01 00:00:00', 2, -10, 11), -- at 2
('2026-06-15 12:00:00', 2, -10, 10), -- at 3
('2026-06-15 12:00:00', 1, -600, 12),
('2026-06-16 12:00:00', 1, -600, 12); -- still to come
SELECT category, depth, planned, fact, amount_left, fact_share, cumulative_variance
FROM current_plan_month;
--> Expenses | 1 | -1000.0 | -650.0 | -350.0 | 0.65 | 1225.0
--> Food | 2 | -300.0 | -50.0 | -250.0 | 0.16666667 | 530.0
--> Rent | 2 | -600.0 | -600.0 | 0.0 | 1.0 | 0.0
--> Income | 1 | 2000.0 | 0.0 | 2000.0 | 0.0 | -2000.0
--> Salary | 2 | 2000.0 | 0.0 | 2000.0 | 0.0 | -2000.0
SELECT DISTINCT month_share, base_asset FROM current_plan_month;
--> 0.48333333 | USD

-- # More below than above; the root only with a plan of its own; a scenario never
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime, scenario)
VALUES ('Food', -100, '2026-06-05', NULL), ('Dinners', -150, '2026-06-07', NULL),
('Rent', -9000, '2026-06-05', 'What if');
SELECT category, planned FROM current_plan_month;
--> Expenses | -150.0
--> Food | -150.0
--> Dinners | -150.0
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime)
VALUES ('All', -200, '2026-06-05');
SELECT category, depth, planned FROM current_plan_month;
--> All | 0 | -200.0
--> Expenses | 1 | -150.0
--> Food | 2 | -150.0
--> Dinners | 3 | -150.0

-- # A month without iteration
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime)
VALUES ('Rent', -500, '2026-02-05');
SELECT category, planned, fact_share, cumulative_variance FROM current_plan_month;
--> Expenses | 0.0 | NULL | 500.0
--> Rent | 0.0 | NULL | 500.0

-- # In the asset of a storage; without a rate it is not known
INSERT INTO current_fin_transaction_plans (category, amount, asset_code, storage, start_datetime)
VALUES ('Rent', -100, 'EUR', 'Bank', '2026-06-05');
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-05 00:00:00', 2, -90, 12);
SELECT planned, fact, cumulative_variance FROM current_plan_month WHERE category = 'Rent';
--> -300.0 | -180.0 | 120.0
DELETE FROM fin_asset_rates;
SELECT planned, fact, cumulative_variance FROM current_plan_month;
--> NULL | NULL | NULL
--> NULL | NULL | NULL
