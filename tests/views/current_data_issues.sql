-- @include household.sql
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount
)
VALUES (9, '>=', '2026-01-01 00:00:00', '+1 month', '+1 day', -50);

-- # The household: one old rate
SELECT * FROM current_data_issues;
--> rate_old | fin_asset_rates | 8 | The newest rate of UST is of 2026-04-30. | Add a rate in current_fin_asset_rates, or load new ones with findb rates.

-- # A rate is old after 31 days, the base asset's never
-- @now 2026-05-31 23:00:00
SELECT table_name, row_id FROM current_data_issues WHERE issue LIKE 'rate%';
--> (none)
-- @now 2026-05-31 23:00:01
SELECT table_name, row_id, description FROM current_data_issues WHERE issue LIKE 'rate%';
--> fin_asset_rates | 8 | The newest rate of UST is of 2026-04-30.

-- # Nobody needs a rate of what is not there
-- @now 2027-01-01 00:00:00
UPDATE balances SET amount = 0;
DELETE FROM fin_asset_rates;
SELECT * FROM current_data_issues;
--> (none)

-- # A balance without a rate
DELETE FROM fin_asset_rates WHERE asset_id IN (2, 4);
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-06-15 12:00:01', 1);
SELECT * FROM current_data_issues;
--> rate_missing | fin_assets | 2 | EUR has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.
--> rate_missing | fin_assets | 4 | UST has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.

-- # A rate that jumped by more than ten times, up or down
INSERT INTO fin_asset_rates (asset_id, datetime, rate)
VALUES
(2, '2026-06-15 00:00:00', 12.6), (3, '2026-06-15 00:00:00', 21.9), (4, '2026-06-15 00:00:00', 980);
SELECT issue, table_name, description, what_to_do FROM current_data_issues;
--> rate_jumped | fin_asset_rates | The rate of EUR went from 1.25 to 12.6. | Correct it if it is a slip; after a split, correct the amounts.
--> rate_jumped | fin_asset_rates | The rate of VTI went from 220.0 to 21.9. | Correct it if it is a slip; after a split, correct the amounts.

-- # There should be no more than 8 asset types
INSERT INTO fin_asset_types (name) VALUES ('4'), ('5'), ('6'), ('7'), ('8');
SELECT issue FROM current_data_issues WHERE table_name = 'fin_asset_types';
--> (none)
INSERT INTO fin_asset_types (name) VALUES ('9');
SELECT * FROM current_data_issues WHERE table_name = 'fin_asset_types';
--> asset_types_many | fin_asset_types | NULL | There are 9 asset types. | Keep at most 8, else charts and tables by type are hard to read.

-- # Without a base asset nothing can be valued
DROP TRIGGER fin_assets_base_update;
UPDATE fin_assets SET is_base = 0;
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets';
--> base_asset_missing | fin_assets | NULL | There is no base asset, so nothing can be valued. | Set is_base to 1 for the asset that you measure in.
--> rate_missing | fin_assets | 1 | USD has a balance but no rate, so totals are NULL. | Add a rate in current_fin_asset_rates.

-- # What is inactive should be empty
UPDATE fin_storages SET is_active = 0 WHERE name = 'Cash';
UPDATE fin_assets SET is_active = 0 WHERE code = 'VTI';
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets_storages';
--> inactive_not_empty | fin_assets_storages | 6 | USD in Cash is inactive, but its balance is 160.0. | Set is_active to 1, or add the transaction and the balance that empty it.
--> inactive_not_empty | fin_assets_storages | 4 | VTI in Broker is inactive, but its balance is 5.0. | Set is_active to 1, or add the transaction and the balance that empty it.
UPDATE balances SET amount = 0;
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets_storages';
--> (none)

-- # Transactions without any balance
DELETE FROM balances WHERE asset_storage_id = 4;
INSERT INTO fin_assets_storages (asset_id, storage_id) VALUES (4, 1);
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets_storages';
--> balance_missing | fin_assets_storages | 4 | VTI in Broker has transactions but no balance. | Add its balance in current_balances.

-- # What is more than a day ahead
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-06-16 12:00:00', 1, -1, 9), (21, '2026-06-16 12:00:01', 1, -1, 9);
INSERT INTO balances (id, datetime, asset_storage_id, amount)
VALUES (20, '2026-06-16 12:00:00', 1, 1), (21, '2026-06-16 12:00:01', 1, 1);
SELECT * FROM current_data_issues WHERE issue = 'in_the_future';
--> in_the_future | fin_transactions | 21 | The transaction is dated 2026-06-16 12:00:01, in the future. | Correct datetime; what is only expected belongs in fin_transaction_plans.
--> in_the_future | balances | 21 | The balance of USD in Bank is dated 2026-06-16 12:00:01, in the future. | Correct datetime.

-- # A rate that is more than a day ahead
INSERT INTO fin_asset_rates (id, asset_id, datetime, rate)
VALUES (20, 2, '2026-06-16 12:00:00', 1.25), (21, 2, '2026-06-16 12:00:01', 1.25);
SELECT * FROM current_data_issues WHERE issue = 'in_the_future';
--> in_the_future | fin_asset_rates | 21 | The rate of EUR is dated 2026-06-16 12:00:01, in the future. | Correct datetime.

-- # What is dated before 1900
INSERT INTO balances (id, datetime, asset_storage_id, amount)
VALUES (20, '1899-12-31 23:59:59', 1, 1), (21, '1900-01-01 00:00:00', 1, 1);
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '0202-06-01 12:00:00', 1, -1, 9), (21, '1900-01-01 00:00:00', 1, -1, 9);
SELECT * FROM current_data_issues WHERE issue = 'dated_long_ago';
--> dated_long_ago | fin_transactions | 20 | The transaction is dated 0202-06-01 12:00:00, before 1900. | Correct datetime.
--> dated_long_ago | balances | 20 | The balance of USD in Bank is dated 1899-12-31 23:59:59, before 1900. | Correct datetime.

-- # A reason that was not owned then
INSERT INTO fin_transactions (
    id, datetime, asset_storage_id, amount, category_id, reason_phys_asset_ownership_id
)
VALUES
(20, '2024-02-29 23:59:59', 1, 40, 7, 1),
(21, '2024-03-01 00:00:00', 1, 40, 7, 1),
(22, '2026-01-14 23:59:59', 1, 40, 7, 1),
(23, '2026-01-15 00:00:00', 1, 40, 7, 1),
(24, '2026-04-10 09:59:59', 1, 40, 7, 2),
(25, '2026-06-15 12:00:00', 1, 40, 7, 2);
SELECT row_id FROM current_data_issues WHERE issue = 'reason_not_owned' ORDER BY row_id;
--> 20
--> 23
--> 24
SELECT * FROM current_data_issues WHERE row_id = 23;
--> reason_not_owned | fin_transactions | 23 | The transaction of 2026-01-15 00:00:00 has Car as its reason, in a period in which it was not owned. | Correct datetime, name the ownership of that time, or correct the period of the ownership.

-- # Names that are easily taken for one another
INSERT INTO fin_asset_types (id, name) VALUES (10, 'equities');
INSERT INTO fin_storages (id, name) VALUES (10, ' bank '), (11, 'BANK'), (12, 'Bank 2');
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (20, 'Bank', 8, 0, 0), (21, 'Salary', 4, 0, 0);
SELECT * FROM current_data_issues WHERE issue = 'names_alike';
--> names_alike | fin_asset_types | 10 | The names 'Equities' and 'equities' differ only in case or in blanks around them. | Rename one; or move what refers to it to the other, and delete it.
--> names_alike | fin_storages | 11 | The names ' bank ' and 'Bank' differ only in case or in blanks around them. | Rename one; or move what refers to it to the other, and delete it.
--> names_alike | fin_transaction_categories | 21 | The names 'Salary' and 'salary' differ only in case or in blanks around them. | Rename one; or move what refers to it to the other, and delete it.

-- # A transaction that is a side of several swaps
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-06-01 12:00:00', 1, -1, 3), (21, '2026-06-01 12:00:00', 2, 1, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (20, 7), (6, 21);
SELECT * FROM current_data_issues WHERE issue = 'swapped_twice';
--> swapped_twice | fin_transactions | 6 | The transaction is the credit side of 2 swaps. | Split the transaction, or delete all but one of the swaps.
--> swapped_twice | fin_transactions | 7 | The transaction is the debit side of 2 swaps. | Split the transaction, or delete all but one of the swaps.

-- # A swap of which a side has the wrong sign
DROP TRIGGER fin_transactions_swap_update;
UPDATE fin_transactions SET amount = -amount WHERE id IN (6, 10);
SELECT * FROM current_data_issues WHERE issue = 'swap_turned';
--> swap_turned | swaps | 1 | The credit side of the swap came in, or its debit side went out. | Exchange the two sides, or correct the sign of the amount.
--> swap_turned | swaps | 2 | The credit side of the swap came in, or its debit side went out. | Exchange the two sides, or correct the sign of the amount.

-- # Categories that are deeper than the columns of the flattened tree
UPDATE fin_transaction_categories SET min_view_depth = 9 WHERE name = 'expenses';
SELECT * FROM current_data_issues WHERE issue = 'category_deep';
--> category_deep | fin_transaction_categories | 9 | groceries is too deep for current_fin_transaction_categories. | Lower min_view_depth or move it up: there are columns for levels 0 to 9.
--> category_deep | fin_transaction_categories | 10 | purchases is too deep for current_fin_transaction_categories. | Lower min_view_depth or move it up: there are columns for levels 0 to 9.

-- # Transactions that are newer than the newest balance
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2026-05-31 23:59:59', 1, -1, 9),
('2026-06-01 00:00:00', 1, -100, 9),
('2026-06-15 11:59:59', 1, -40, 9),
('2026-06-15 12:00:01', 1, -2, 9), -- still to come
('2026-06-10 00:00:00', 4, 0.5, 5);
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets_storages';
--> balance_behind | fin_assets_storages | 1 | 2 transactions (-140.00) are newer than the balance of USD in Bank: is it 1690.00 now? | If it is, write that in current_balances; if not, add or correct transactions, too.
--> balance_behind | fin_assets_storages | 4 | 1 transaction (0.50) is newer than the balance of VTI in Broker: is it 5.50 now? | If it is, write that in current_balances; if not, add or correct transactions, too.
UPDATE current_balances SET balance = 1690 WHERE pseudo_id = 1;
SELECT row_id FROM current_data_issues WHERE issue = 'balance_behind';
--> 4
-- What cancels out leaves the balance as it is.
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-11 00:00:00', 4, -0.5, 5);
SELECT row_id FROM current_data_issues WHERE issue = 'balance_behind';
--> (none)

-- # A first rate that is younger than what it is needed for
DELETE FROM fin_asset_rates WHERE asset_id = 2 AND datetime < '2026-05-01';
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets';
--> rates_begin_late | fin_assets | 2 | EUR was there in 2026-02, but its first rate is of 2026-05-31, so historical_monthly_balances does not know what it was worth. | Add a rate to fin_asset_rates for the end of each of these months, from the first one on.
SELECT count(*) FROM historical_monthly_balances WHERE base_balance IS NULL;
--> 3
-- A rate by the end of the first month is enough ...
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-02-28 23:59:59', 1.2);
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets';
--> (none)
SELECT count(*) FROM historical_monthly_balances WHERE base_balance IS NULL;
--> 0
-- ... unless a swap needs one before it.
INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id)
VALUES (20, '2026-02-20 11:00:00', 2, -100, 3), (21, '2026-02-20 11:00:00', 1, 121, 3);
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (20, 21);
SELECT issue, row_id FROM current_data_issues WHERE table_name = 'fin_assets';
--> rates_begin_late | 2
-- What was there once and never had a rate.
DELETE FROM fin_asset_rates WHERE asset_id = 2;
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (2, '2026-06-10 00:00:00', 0);
SELECT * FROM current_data_issues WHERE table_name = 'fin_assets';
--> rates_begin_late | fin_assets | 2 | EUR was there in 2026-02, but has no rate, so historical_monthly_balances does not know what it was worth. | Add a rate to fin_asset_rates for the end of each of these months, from the first one on.

-- # Nothing can be edited
INSERT INTO current_data_issues (issue) VALUES ('x');
--! cannot modify current_data_issues because it is a view
UPDATE current_data_issues SET issue = 'x';
--! cannot modify current_data_issues because it is a view
DELETE FROM current_data_issues;
--! cannot modify current_data_issues because it is a view

-- # A loan without a balance, over its limit, or ended but owed
INSERT INTO fin_loans (id, asset_storage_id, annual_rate, credit_limit, start_datetime, end_datetime)
VALUES (1, 6, 0.05, 100, '2026-01-01 00:00:00', NULL);
SELECT issue FROM current_data_issues WHERE table_name = 'fin_loans';
--> (none)
UPDATE balances SET amount = -100 WHERE asset_storage_id = 6;
SELECT issue FROM current_data_issues WHERE table_name = 'fin_loans';
--> (none)
UPDATE balances SET amount = -120 WHERE asset_storage_id = 6;
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> loan_over_limit | fin_loans | 1 | On Cash 120.0 USD are owed, more than the limit of 100.0. | Repay it, or correct the balance or credit_limit.
UPDATE fin_loans SET credit_limit = NULL, end_datetime = '2026-06-15 12:00:00';
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> loan_ended | fin_loans | 1 | The loan of Cash has ended, but 120.0 USD are owed. | Add the repayment and the balance after it, or correct end_datetime.
DELETE FROM balances WHERE asset_storage_id = 6;
UPDATE fin_loans SET end_datetime = NULL;
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> loan_balance_missing | fin_loans | 1 | The loan of Cash has no balance, so what is owed is not known. | Add its balance in current_balances, < 0, or 0 while nothing is owed.
UPDATE fin_loans SET start_datetime = '2026-06-15 12:00:01';
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> (none)

-- # Thresholds without a collateral, and a collateral that is not there
INSERT INTO fin_loans (id, asset_storage_id, annual_rate, freeze_ratio, start_datetime)
VALUES (1, 6, 0.05, 0.6, '2026-01-01 00:00:00');
UPDATE balances SET amount = -100 WHERE asset_storage_id = 6;
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> collateral_missing | fin_loans | 1 | The loan of Cash has thresholds but no collateral, so they never act. | Name the storage or the physical asset that is pledged, or clear the thresholds.
UPDATE fin_loans SET collateral_storage_id = 2;
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> (none)
UPDATE balances SET amount = 0 WHERE asset_storage_id IN (3, 4, 5);
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> collateral_empty | fin_loans | 1 | The collateral of Cash is empty, or not owned now. | Add the balances or the ownership of what is pledged, or name another collateral.
UPDATE fin_loans SET collateral_storage_id = NULL, collateral_phys_asset_id = 1;
SELECT * FROM current_data_issues WHERE table_name = 'fin_loans';
--> (none)
UPDATE phys_asset_ownerships SET end_datetime = '2026-06-01 00:00:00' WHERE id = 2;
SELECT issue FROM current_data_issues WHERE table_name = 'fin_loans';
--> collateral_empty

-- # A physical asset that is owned has a value, or a price that was paid
DELETE FROM swaps WHERE debit_phys_ownership_id = 2;
SELECT * FROM current_data_issues WHERE table_name = 'phys_assets';
--> valuation_missing | phys_assets | 1 | Car is owned, but its value is not known, so totals are NULL. | Add its value to phys_asset_valuations, 0 if it could not be sold.
INSERT INTO phys_asset_valuations (asset_id, datetime, base_value)
VALUES (1, '2026-06-16 00:00:00', 1);
SELECT issue FROM current_data_issues WHERE table_name = 'phys_assets';
--> valuation_missing
UPDATE phys_asset_valuations SET datetime = '2026-06-15 00:00:00', base_value = 0;
SELECT issue FROM current_data_issues WHERE table_name = 'phys_assets';
--> valuations_begin_late

-- # A dividend that was expected more than 31 days ago
INSERT INTO fin_asset_dividends (asset_id, ex_datetime, pay_datetime, amount_per_share, is_projection)
VALUES
(3, '2026-05-01 00:00:00', '2026-05-16 00:00:00', 1, 1),
(3, '2026-05-01 00:00:00', '2026-05-15 11:59:59', 1, 0),
(3, NULL, NULL, 1, 1);
SELECT * FROM current_data_issues WHERE table_name = 'fin_asset_dividends';
--> (none)
UPDATE fin_asset_dividends SET pay_datetime = NULL;
SELECT * FROM current_data_issues WHERE table_name = 'fin_asset_dividends';
--> dividend_overdue | fin_asset_dividends | 1 | A dividend of VTI was expected for 2026-05-01, and is still a projection. | Set is_projection to 0 and correct the amount, or delete it.

-- # Expenses that are booked, but not planned
DELETE FROM fin_transaction_plans;
SELECT * FROM current_data_issues WHERE table_name = 'fin_transaction_plans';
--> expenses_not_planned | fin_transaction_plans | NULL | There are no planned expenses; the last 12 months were 44 a month. | Plan them, in one row or in several: INSERT INTO expenses (category, monthly_amount) VALUES ('everyday life', 44).
-- What goes out elsewhere counts, too, but no income, no transfer and no side of a swap.
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (20, 'uncategorised', 1, NULL, 0), (21, 'transfers', 1, 0, 0);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES
('2025-06-15 12:00:00', 1, -9999, 9), -- a second too old
('2026-05-31 00:00:00', 2, -24000, 20), -- 1.25 USD
('2026-05-31 00:00:00', 2, 24000, 20),
('2026-05-31 00:00:00', 2, -7777, 21),
('2026-05-31 00:00:00', 1, -7777, 4);
SELECT description FROM current_data_issues WHERE table_name = 'fin_transaction_plans';
--> There are no planned expenses; the last 12 months were 2,544 a month, 2,500 of it booked outside of the category expenses.
INSERT INTO expenses (category, monthly_amount) VALUES ('everyday life', 44);
SELECT * FROM current_data_issues WHERE table_name = 'fin_transaction_plans';
--> (none)

-- # A plan of dividends beside the dividends themselves
INSERT INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, start_datetime, recurrence_datetime_modifiers,
    deviation_datetime_modifier, base_amount
)
VALUES (7, 6, '>=', '2026-01-01 00:00:00', '+1 month', '+1 day', 10);
INSERT INTO fin_asset_dividends (asset_id, pay_datetime, amount_per_share)
VALUES (3, '2026-06-15 12:00:00', 1);
SELECT * FROM current_data_issues WHERE issue = 'dividends_twice';
--> (none)
UPDATE fin_asset_dividends SET pay_datetime = '2026-06-15 12:00:01';
SELECT * FROM current_data_issues WHERE issue = 'dividends_twice';
--> dividends_twice | fin_transaction_plans | 7 | A plan of dividends is income, and fin_asset_dividends has dividends, too, so both are counted. | If the plan is of the same dividends, delete it and keep fin_asset_dividends: DELETE FROM fin_transaction_plans WHERE id = 7.
UPDATE fin_transaction_categories SET parent_id = 8 WHERE id = 6;
SELECT * FROM current_data_issues WHERE issue = 'dividends_twice';
--> (none)

-- # A day that not every month has, and a month that leads on from there
DELETE FROM fin_transaction_plans;
INSERT INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, start_datetime, end_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount
)
VALUES
(1, 9, '<=', '2026-01-29 00:00:00', NULL, '+1 month', '+1 day', 100),
(2, 9, '<=', '2026-01-31 00:00:00', NULL, '3 Months', '+1 day', 100),
(3, 9, '<=', '2026-01-28 00:00:00', NULL, '+1 month', '+1 day', 100),
(4, 9, '<=', '2026-01-31 00:00:00', NULL, '+1 month;start of month;+27 days', '+1 day', 100),
(5, 9, '<=', '2026-01-31 00:00:00', NULL, '+30 days', '+1 day', 100),
(6, 9, '<=', '2026-01-31 00:00:00', '2026-06-15 11:59:59', '+1 month', '+1 day', 100),
(7, 9, '<=', '2026-01-31 00:00:00', NULL, NULL, '+1 day', 100);
SELECT * FROM current_data_issues WHERE issue = 'plan_day_skipped';
--> plan_day_skipped | fin_transaction_plans | 1 | The plan of groceries begins on day 29 and goes on by +1 month, which leads into the next month where one has no such day, and stays there. | Let it begin on the 28th at the latest, with a deviation of +3 days or more.
--> plan_day_skipped | fin_transaction_plans | 2 | The plan of groceries begins on day 31 and goes on by 3 Months, which leads into the next month where one has no such day, and stays there. | Let it begin on the 28th at the latest, with a deviation of +3 days or more.

-- # A plan that was never met, in three windows that ended within a year
DELETE FROM fin_transaction_plans;
INSERT INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, start_datetime, end_datetime,
    recurrence_datetime_modifiers, deviation_datetime_modifier, base_amount, scenario
)
VALUES
(1, 9, '>', '2026-03-01 00:00:00', NULL, '+1 month', '+31 days', 100, NULL),
(2, 9, '<', '2026-03-01 00:00:00', NULL, '+1 month', '+31 days', 100, NULL),
(3, 9, '>', '2026-04-01 00:00:00', NULL, '+1 month', '+31 days', 100, NULL),
(4, 9, '>', '2026-03-01 00:00:00', NULL, '+1 month', '+31 days', 100, 'Lean'),
(5, 9, '>', '2026-03-01 00:00:00', '2026-06-15 00:00:00', '+1 month', '+31 days', 100, NULL);
SELECT * FROM current_data_issues WHERE issue = 'plan_never_met';
--> plan_never_met | fin_transaction_plans | 1 | The plan of groceries was met in none of the 3 windows that ended within the last year. | Correct its amount, operator, category or deviation, or end it; see historical_fin_transaction_plans.
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-04-05 00:00:00', 1, 9999, 9);
SELECT * FROM current_data_issues WHERE issue = 'plan_never_met';
--> (none)

-- # Spending that no plan covers, though others are planned
INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
VALUES (20, 'Bob''s', 8, 0, 0), (21, 'sweets', 20, 0, 0), (22, 'little', 8, 0, 0);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2026-03-05 00:00:00', 1, -400, 20), ('2026-03-05 00:00:00', 1, -800, 21),
('2026-04-05 00:00:00', 1, -400, 20), ('2026-04-05 00:00:00', 1, -800, 21),
('2026-05-05 00:00:00', 1, -400, 20), ('2026-05-05 00:00:00', 1, -800, 21),
('2026-03-05 00:00:00', 1, -40, 22), ('2026-04-05 00:00:00', 1, -40, 22), -- little
('2026-05-05 00:00:00', 1, -40, 22), ('2025-06-15 12:00:00', 1, -9999, 22);
SELECT * FROM current_data_issues WHERE issue = 'spending_not_planned';
--> spending_not_planned | fin_transaction_categories | 20 | No plan covers Bob's, of which the last 12 months were 100 a month. | Plan it, or a category above it: INSERT INTO expenses (category, monthly_amount) VALUES ('Bob''s', 100).
--> spending_not_planned | fin_transaction_categories | 21 | No plan covers sweets, of which the last 12 months were 200 a month. | Plan it, or a category above it: INSERT INTO expenses (category, monthly_amount) VALUES ('sweets', 200).
INSERT INTO expenses (category, monthly_amount) VALUES ('Bob''s', 100);
SELECT * FROM current_data_issues WHERE issue = 'spending_not_planned';
--> (none)
DELETE FROM fin_transaction_plans;
SELECT issue FROM current_data_issues WHERE issue LIKE '%not_planned';
--> expenses_not_planned
