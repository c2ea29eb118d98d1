-- @include base.sql
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (10, 'Media', 5, 0, 0), (11, 'Rent', 5, 0, 0), (12, 'Moves', 1, 0, 0);
UPDATE fin_transaction_categories SET role = 'transfers' WHERE id = 12;
INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id) VALUES
('2026-03-31 08:00:00', 'Netflix', 1, -9, 10),
('2026-04-30 08:00:00', 'netflix ', 1, -10, 10),
('2026-05-31 08:00:00', 'Netflix', 1, -12, 10);

-- # Three times a month
SELECT * FROM current_recurring_candidates;
--> 3 | netflix | Media | USD | Bank | Currencies | -10.0 | 3.0 | 3 | 30 | +1 month | 2026-05-31 | 2026-06-30 | +5 days

-- # By name it becomes a plan, on a day that all months have, and is no candidate any more
INSERT INTO current_recurring_candidates (description) VALUES (' NETFLIX');
SELECT
    description, category, amount, asset_code, storage, start_datetime, recurrence, deviation,
    criteria_operator, next_datetime
FROM current_fin_transaction_plans;
--> netflix | Media | -10.0 | USD | Bank | 2026-06-28 00:00:00 | +1 month | +5 days | >= | 2026-06-28 00:00:00
SELECT * FROM current_recurring_candidates;
--> (none)
INSERT INTO current_recurring_candidates (description) VALUES ('netflix');
--! current_recurring_candidates.description: no such row in the view; write one that it shows
-- A second thing in the category is one of its own.
INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id) VALUES
('2026-06-01 08:00:00', 'Paper', 1, -2, 10), ('2026-06-08 08:00:00', 'Paper', 1, -2, 10),
('2026-06-14 08:00:00', 'Paper', 1, -2, 10);
SELECT description, interval_days, recurrence, next_date, deviation FROM current_recurring_candidates;
--> Paper | 6 | +7 days | 2026-06-21 | +3 days
INSERT INTO current_recurring_candidates (description) VALUES ('Paper');
SELECT start_datetime, recurrence FROM current_fin_transaction_plans WHERE description = 'Paper';
--> 2026-06-21 00:00:00 | +7 days

-- # Two of one name are told apart
INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
SELECT datetime, 'NETFLIX', 2, 2 * amount, 11 FROM fin_transactions;
SELECT description, category, asset_code FROM current_recurring_candidates;
--> NETFLIX | Rent | EUR
--> netflix | Media | USD
INSERT INTO current_recurring_candidates (description) VALUES ('netflix');
--! current_recurring_candidates.description: several have it; name category or storage, too
INSERT INTO current_recurring_candidates (description, asset_code, asset_type, storage, category)
VALUES ('netflix', 'eur', '', 'bank', '');
SELECT category, asset_code, amount FROM current_fin_transaction_plans;
--> Rent | EUR | -20.0
INSERT INTO current_recurring_candidates (description, amount) VALUES ('netflix', -5);
--! current_recurring_candidates: pseudo_id and all after asset_type are computed; omit them

-- # A plan of the category in any storage covers it, in another account or a scenario it does not
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, storage)
VALUES ('Expenses', -100, '+1 month', 'Broker');
INSERT INTO current_fin_transaction_plans (category, amount, recurrence, scenario)
VALUES ('Expenses', -100, '+1 month', 'Lean');
SELECT count(*) FROM current_recurring_candidates;
--> 1
INSERT INTO current_fin_transaction_plans (category, amount, start_datetime) VALUES ('Expenses', -100, '2026-07-01');
SELECT count(*) FROM current_recurring_candidates;
--> 1
INSERT INTO current_fin_transaction_plans (category, amount, recurrence) VALUES ('Expenses', -100, '+1 month');
SELECT count(*) FROM current_recurring_candidates;
--> 0

-- # In its account: without a description, with its description, or with its amount
INSERT INTO current_fin_transaction_plans (description, category, amount, recurrence, storage)
VALUES ('Spotify', 'Media', -13, '+1 month', 'Bank');
SELECT count(*) FROM current_recurring_candidates;
--> 1
UPDATE fin_transaction_plans SET local_amount = -12.5;
SELECT count(*) FROM current_recurring_candidates;
--> 0
UPDATE fin_transaction_plans SET local_amount = -99, description = 'Netflix';
SELECT count(*) FROM current_recurring_candidates;
--> 0
UPDATE fin_transaction_plans SET description = NULL;
SELECT count(*) FROM current_recurring_candidates;
--> 0

-- # Transfers and swaps are none, nor what is long overdue
-- @now 2026-07-05 23:59:59
SELECT count(*) FROM current_recurring_candidates;
--> 1
-- @now 2026-07-06 00:00:00
SELECT count(*) FROM current_recurring_candidates;
--> 0
-- @now 2026-06-15 12:00:00
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-05-31 08:00:00', 3, 12, 12);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (3, 4);
SELECT count(*) FROM current_recurring_candidates;
--> 0
DELETE FROM swaps;
UPDATE fin_transactions SET category_id = 12;
SELECT count(*) FROM current_recurring_candidates;
--> 0

-- # Each interval, the median amount, two on a day, and what does not repeat
DELETE FROM fin_transactions;
INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id) VALUES
('2024-06-20 00:00:00', 'Insurance', 1, -300, 5), ('2025-06-18 00:00:00', 'Insurance', 1, -310, 5),
('2026-06-15 00:00:00', 'Insurance', 1, -305, 5),
('2025-12-15 00:00:00', NULL, 1, 100, 3), ('2026-02-15 00:00:00', '', 1, 120, 3),
('2026-04-15 00:00:00', NULL, 1, 110, 3), ('2026-06-15 00:00:00', NULL, 1, 60, 3),
('2026-06-15 01:00:00', NULL, 1, 70, 3),
('2026-05-01 00:00:00', 'Cafe', 1, -3, 5), ('2026-05-02 00:00:00', 'Cafe', 1, -3, 5),
('2026-05-20 00:00:00', 'Cafe', 1, -3, 5), ('2026-06-15 00:00:00', 'Cafe', 1, -3, 5),
('2026-05-15 00:00:00', 'Twice', 1, -3, 5), ('2026-06-15 00:00:00', 'Twice', 1, -3, 5);
SELECT description, amount, spread, transaction_count, interval_days, recurrence, next_date
FROM current_recurring_candidates;
--> Salary | 110.0 | 30.0 | 4 | 61 | +2 months | 2026-08-15
--> Insurance | -305.0 | 10.0 | 3 | 362 | +1 year | 2027-06-15
