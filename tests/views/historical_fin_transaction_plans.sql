-- @include base.sql
-- Prices of the euro: 2 until the 10th of May, then 3.
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES
(2, '2026-01-01 00:00:00', 2.0), (2, '2026-05-10 00:00:00', 3.0);
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (10, 'Food', 5, 0, 0), (11, 'Restaurants', 10, 0, 0), (12, 'Bonus', 3, 0, 0);

-- # Nothing is planned
SELECT * FROM historical_fin_transaction_plans;
--> (none)

-- # A category with all below it, in any account, each transaction at the rate of its moment
INSERT INTO expenses (category, monthly_amount) VALUES ('Dinners', 100);
UPDATE fin_transaction_plans
SET transaction_category_id = 10, start_datetime = '2026-05-01 00:00:00', description = 'Eating';
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-04-30 23:59:59', 1, -1000, 10), -- before
('2026-05-01 00:00:00', 1, -10, 10),
('2026-05-09 23:59:59', 2, -10, 11), -- at 2
('2026-05-10 00:00:00', 2, -10, 11), -- at 3
('2026-05-11 00:00:00', 1, -1000, 5), -- above
('2026-05-31 23:59:59', 3, -40.5, 11),
('2026-06-01 00:00:00', 3, -101, 11);
SELECT * FROM historical_fin_transaction_plans;
--> Eating | Food | NULL | NULL | 2026-06-01 00:00:00 | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | >= | -100.0 | -101.0 | 1.0 | 0 | 0 | USD | -100.0 | -101.0 | 1.0
--> Eating | Food | NULL | NULL | 2026-05-01 00:00:00 | 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | >= | -100.0 | -100.5 | 0.5 | 0 | 1 | USD | -100.0 | -100.5 | 0.5

-- # In the asset of a storage: only what is booked there, in that asset
INSERT INTO fin_transaction_plans (
    description, transaction_category_id, criteria_operator, start_datetime, end_datetime,
    recurrence_datetime_modifiers, recurrence_amount_multiplier, deviation_datetime_modifier,
    asset_storage_id, local_amount
)
VALUES
('Pay', 2, '=', '2026-04-25 00:00:00', '2026-05-25 00:00:00', '+1 month', 1.5, '+2 days', 2, 100);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-04-22 23:59:59', 2, 1000, 3),
('2026-04-23 00:00:00', 2, 60, 3),
('2026-04-25 00:00:00', 1, 1000, 3), -- elsewhere
('2026-04-27 00:00:00', 2, 40, 12),
('2026-04-27 00:00:01', 2, 1000, 3),
('2026-05-27 00:00:00', 2, 149.5, 3);
SELECT
    asset_code, storage, window_start_datetime, window_end_datetime, planned, fact, amount_left,
    is_met, amount_asset, base_planned, base_fact, base_left
FROM historical_fin_transaction_plans;
--> EUR | Bank | 2026-05-23 00:00:00 | 2026-05-27 00:00:01 | 150.0 | 149.5 | 0.5 | 0 | EUR | 450.0 | 448.5 | 1.5
--> EUR | Bank | 2026-04-23 00:00:00 | 2026-04-27 00:00:01 | 100.0 | 100.0 | 0.0 | 1 | EUR | 200.0 | 200.0 | 0.0
-- In the base asset, still for that storage:
UPDATE fin_transaction_plans SET local_amount = NULL, base_amount = 200, recurrence_amount_multiplier = NULL;
SELECT planned, fact, is_met, amount_asset FROM historical_fin_transaction_plans;
--> 200.0 | 448.5 | 0 | USD
--> 200.0 | 200.0 | 1 | USD

-- # Each operator, of less, as much and more
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount
)
SELECT 5, column1, '2026-01-15 00:00:00', '+1 month', '+1 day', -0.3
FROM (VALUES ('='), ('>'), ('<'), ('<='), ('>='));
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-01-15 00:00:00', 1, -0.1, 5), ('2026-01-15 00:00:00', 1, -0.2, 5), -- 0.30000000000000004
('2026-02-15 00:00:00', 1, -0.29, 5),
('2026-03-15 00:00:00', 1, -0.31, 5);
SELECT criteria_operator, fact, is_met FROM historical_fin_transaction_plans
WHERE window_end_datetime < '2026-04-01'
ORDER BY datetime;
--> = | -0.3 | 1
--> > | -0.3 | 0
--> < | -0.3 | 0
--> <= | -0.3 | 1
--> >= | -0.3 | 1
--> = | -0.29 | 0
--> > | -0.29 | 1
--> < | -0.29 | 0
--> <= | -0.29 | 0
--> >= | -0.29 | 1
--> = | -0.31 | 0
--> > | -0.31 | 0
--> < | -0.31 | 1
--> <= | -0.31 | 1
--> >= | -0.31 | 0

-- # Once, with nothing booked; a window to come and a scenario are no history
INSERT INTO fin_transaction_plans (
    description, transaction_category_id, criteria_operator, start_datetime,
    deviation_datetime_modifier, base_amount, scenario
)
VALUES
('now', 5, '>=', '2026-06-16 12:00:00', '+1 day', -10, NULL),
('to come', 5, '>=', '2026-06-16 12:00:01', '+1 day', -10, NULL),
('what if', 5, '>=', '2026-06-01 12:00:00', '+1 day', -10, 'Lean');
SELECT description, planned, fact, is_met, is_over FROM historical_fin_transaction_plans;
--> now | -10.0 | 0.0 | 1 | 0

-- # Without a rate it is not known
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier,
    base_amount
)
VALUES (5, '>=', '2026-06-01 12:00:00', '+1 day', -10);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-01 12:00:00', 4, -1, 5), ('2026-06-01 12:00:00', 1, -1, 5);
SELECT planned, fact, amount_left, is_met FROM historical_fin_transaction_plans;
--> -10.0 | NULL | NULL | NULL
UPDATE fin_transaction_plans SET asset_storage_id = 4, local_amount = -1, base_amount = NULL;
SELECT planned, fact, is_met, amount_asset, base_planned, base_fact
FROM historical_fin_transaction_plans;
--> -1.0 | -1.0 | 1 | VTI | NULL | NULL
