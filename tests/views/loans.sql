-- @include yen.sql

-- # What is owed, and the terms
SELECT * FROM loans;
--> 1 | 1 | margin | 50000000.0 | 0.02 | portfolio | 0.7 | 0.85 | 0.6 | 2026-06-15 | NULL | 0.0 | 0.0
--> 2 | 2 | credit | 8000000.0 | 0.02 | NULL | NULL | NULL | NULL | 2026-06-15 | NULL | 0.0 | 0.0
SELECT sum(balance) FROM loans;
--> 58000000.0
SELECT * FROM fin_loans;
--> 1 | 6 | 0.02 | NULL | 1 | NULL | 0.6 | 0.7 | 0.85 | NULL | NULL | 2026-06-15 12:00:00 | NULL
--> 2 | 7 | 0.02 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 2026-06-15 12:00:00 | NULL
SELECT datetime, amount, asset_storage_id FROM balances WHERE amount < 0;
--> 2026-06-15 12:00:00 | -50000000.0 | 6
--> 2026-06-15 12:00:00 | -8000000.0 | 7

-- # Interest accrues since the balance, in whole days
-- @now 2026-08-27 08:00:00
SELECT name, balance, updated_at, accrued_interest FROM loans;
--> margin | 50000000.0 | 2026-06-15 | 200000.0
--> credit | 8000000.0 | 2026-06-15 | 32000.0

-- # A line, and a loan on a physical asset
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO loans (name, balance, rate, credit_limit) VALUES ('line', '1000', '0.05', '8000');
INSERT INTO loans (name, balance, rate, collateral_type, updated_at)
VALUES ('mortgage', 0, 0.01, 'House', '2026-06-01');
SELECT name, balance, collateral_type, updated_at, credit_limit, undrawn, accrued_interest
FROM loans
WHERE name IN ('line', 'mortgage');
--> line | 1000.0 | NULL | 2026-06-15 | 8000.0 | 7000.0 | 0.0
--> mortgage | 0.0 | House | 2026-06-01 | NULL | 0.0 | 0.0
SELECT collateral_storage_id, collateral_phys_asset_id FROM fin_loans;
--> 1 | NULL
--> NULL | NULL
--> NULL | NULL
--> NULL | 1

-- # What was entered through the core, in another currency
INSERT INTO fin_assets (id, code, type_id, is_base) VALUES (20, 'USD', 1, 0);
INSERT INTO fin_storages (id, name) VALUES (20, 'broker');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 20, 20);
INSERT INTO fin_loans (asset_storage_id, annual_rate, credit_limit, start_datetime)
VALUES (20, 0.06, 500, '2026-01-01 00:00:00');
-- A line that was never drawn owes nothing; what it is good for is not known without a rate.
SELECT name, balance, undrawn, updated_at FROM loans WHERE name = 'broker';
--> broker | 0.0 | NULL | NULL
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-06-05 10:00:00', -100, 20);
SELECT name, balance, undrawn, updated_at FROM loans WHERE name = 'broker';
--> broker | NULL | NULL | 2026-06-05
UPDATE loans SET balance = 1500 WHERE name = 'broker';
--! loans: its currency has no rate; add one in current_fin_asset_rates
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (20, '2026-01-01 00:00:00', 150);
SELECT name, balance, credit_limit, undrawn FROM loans WHERE name = 'broker';
--> broker | 15000.0 | 75000.0 | 59975.3424657
UPDATE loans SET balance = 3000, credit_limit = 6000 WHERE name = 'broker';
SELECT amount FROM balances WHERE asset_storage_id = 20 ORDER BY datetime DESC LIMIT 1;
--> -20.0
SELECT credit_limit FROM fin_loans WHERE asset_storage_id = 20;
--> 40.0
SELECT name, balance, credit_limit, undrawn FROM loans WHERE name = 'broker';
--> broker | 3000.0 | 6000.0 | 3000.0

-- # Money on the account is not owed, and an ended loan is hidden once nothing is
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-06-15 12:00:01', 5, 7);
SELECT name, balance, accrued_interest FROM loans;
--> margin | 50000000.0 | 0.0
--> credit | 0.0 | 0.0
UPDATE fin_loans SET end_datetime = '2026-06-15 12:00:30';
SELECT count(*) FROM loans;
--> 2
-- @now 2026-06-15 12:00:31
SELECT name, balance FROM loans;
--> margin | 50000000.0

-- # What is owed is saved as a balance as of now, as DB Browser sends it
-- @now 2026-06-20 09:00:00
UPDATE loans SET balance = '49000000' WHERE pseudo_id = '1';
SELECT datetime, amount FROM balances WHERE asset_storage_id = 6;
--> 2026-06-15 12:00:00 | -50000000.0
--> 2026-06-20 09:00:00 | -49000000.0
UPDATE loans SET rate = 0.03 WHERE pseudo_id = '1';
SELECT count(*) FROM balances WHERE asset_storage_id = 6;
--> 2
UPDATE loans SET balance = 48000000, updated_at = '2026-06-20' WHERE pseudo_id = '1';
SELECT datetime, amount FROM balances WHERE asset_storage_id = 6;
--> 2026-06-15 12:00:00 | -50000000.0
--> 2026-06-20 09:00:00 | -48000000.0

-- # A balance of an earlier day, or the same one verified again
-- @now 2026-06-25 09:00:00
UPDATE loans SET balance = 48000000, updated_at = '2026-06-20' WHERE pseudo_id = '1';
UPDATE loans SET updated_at = '2026-06-22' WHERE pseudo_id = '1';
SELECT datetime, amount FROM balances WHERE asset_storage_id = 6;
--> 2026-06-15 12:00:00 | -50000000.0
--> 2026-06-20 00:00:00 | -48000000.0
--> 2026-06-22 00:00:00 | -48000000.0
SELECT updated_at, accrued_interest FROM loans WHERE pseudo_id = 1;
--> 2026-06-22 | 7890.4109589

-- # East of UTC today begins earlier: it is saved as now
INSERT INTO loans (name, balance, rate, updated_at) VALUES ('new', 1, 0.1, '2026-06-16');
SELECT updated_at FROM loans WHERE name = 'new';
--> 2026-06-15
SELECT start_datetime FROM fin_loans WHERE id = 3;
--> 2026-06-15 12:00:00
UPDATE loans SET balance = 2, updated_at = '2026-06-16' WHERE name = 'new';
SELECT datetime, amount FROM balances WHERE asset_storage_id = 8;
--> 2026-06-15 12:00:00 | -2.0

-- # Undrawn is what is left after accrued interest, in a line that is in force without payments
INSERT INTO loans (name, balance, rate, credit_limit, updated_at)
VALUES ('line', 3650, 0.1, 5000, '2026-06-05');
SELECT accrued_interest, undrawn FROM loans WHERE name = 'line';
--> 10.0 | 1340.0
UPDATE fin_loans SET repayment = 'interest_only' WHERE credit_limit = 5000;
SELECT undrawn FROM loans WHERE name = 'line';
--> 1340.0
UPDATE fin_loans SET payment_count = 12 WHERE credit_limit = 5000;
SELECT undrawn FROM loans WHERE name = 'line';
--> 0.0
-- Without a number of payments none is agreed.
UPDATE fin_loans SET repayment = 'annuity', payment_count = NULL WHERE credit_limit = 5000;
SELECT undrawn FROM loans WHERE name = 'line';
--> 1340.0
UPDATE fin_loans SET repayment = NULL WHERE credit_limit = 5000;
UPDATE loans SET balance = 6000 WHERE name = 'line';
SELECT undrawn FROM loans WHERE name = 'line';
--> 0.0
UPDATE loans SET balance = 100 WHERE name = 'line';
SELECT undrawn FROM loans WHERE name = 'line';
--> 4900.0
UPDATE fin_loans SET end_datetime = '2026-06-15 12:00:00' WHERE credit_limit = 5000;
SELECT undrawn FROM loans WHERE name = 'line';
--> 0.0

-- # Nothing owed is 0, also without a rate
INSERT INTO fin_assets (id, code, type_id) VALUES (20, 'USD', 1);
INSERT INTO fin_storages (id, name) VALUES (20, 'broker');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 20, 20);
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (20, 0.06, '2026-01-01 00:00:00');
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-06-05 10:00:00', 0, 20);
SELECT balance, accrued_interest FROM loans WHERE name = 'broker';
--> 0.0 | 0.0

-- # Each of the terms can be edited, and cleared
UPDATE loans SET name = 'securities' WHERE pseudo_id = '1';
UPDATE loans SET collateral_type = NULL WHERE pseudo_id = '1';
UPDATE loans SET freeze_pct = '' WHERE pseudo_id = '1';
UPDATE loans SET margin_call_pct = '0.75' WHERE pseudo_id = '1';
UPDATE loans SET forced_liq_pct = 0.9 WHERE pseudo_id = '1';
UPDATE loans SET credit_limit = '60000000' WHERE pseudo_id = '1';
SELECT * FROM loans WHERE pseudo_id = 1;
--> 1 | 1 | securities | 50000000.0 | 0.02 | NULL | 0.75 | 0.9 | NULL | 2026-06-15 | 60000000.0 | 10000000.0 | 0.0
UPDATE loans SET collateral_type = 'credit' WHERE pseudo_id = '1';
UPDATE loans SET credit_limit = '' WHERE pseudo_id = '1';
SELECT name, collateral_type, credit_limit FROM loans WHERE pseudo_id = 1;
--> securities | credit | NULL
INSERT INTO phys_assets (name) VALUES ('House');
UPDATE loans SET collateral_type = 'House' WHERE pseudo_id = '1';
SELECT collateral_type FROM loans WHERE pseudo_id = 1;
--> House
UPDATE loans SET collateral_type = 'portfolio' WHERE pseudo_id = '1';
SELECT collateral_storage_id, collateral_phys_asset_id FROM fin_loans WHERE id = 1;
--> 1 | NULL

-- # The portfolio is found under another name, and made when there is none
UPDATE fin_storages SET name = 'broker' WHERE name = 'portfolio';
INSERT INTO loans (name, balance, rate, collateral_type) VALUES ('second', 1, 0.02, 'portfolio');
SELECT name, collateral_type FROM loans WHERE name = 'second';
--> second | broker
UPDATE fin_storages SET role = NULL;
INSERT INTO loans (name, balance, rate, collateral_type) VALUES ('third', 1, 0.02, 'portfolio');
SELECT name, role FROM fin_storages ORDER BY id;
--> broker | NULL
--> margin | NULL
--> credit | NULL
--> second | NULL
--> third | NULL
--> portfolio | portfolio

-- # What an insert refuses, leaving nothing behind
INSERT INTO loans (undrawn, name, balance, rate) VALUES (1, 'new', 1, 0.1);
--! loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out
INSERT INTO loans (name, balance, rate) VALUES ('', 1, 0.1);
--! loans.name: is empty; write a name, like mortgage
INSERT INTO loans (name, balance, rate) VALUES ('new', -1, 0.1);
--! loans.balance: is not a number of 0 or more; use a dot, like 50000.00
INSERT INTO loans (name, rate) VALUES ('new', 0.1);
--! loans.balance: is empty; write what is owed, like 50000.00
INSERT INTO loans (name, balance, rate) VALUES ('new', '1,5', 0.1);
--! loans.balance: is not a number of 0 or more; use a dot, like 50000.00
INSERT INTO loans (name, balance, rate) VALUES ('new', 1, 2);
--! loans.rate: is not a share a year below 2; write 0.02 for 2 %
INSERT INTO loans (name, balance) VALUES ('new', 1);
--! loans.rate: is empty; write 0.02 for 2 %
INSERT INTO loans (name, balance, rate, collateral_type) VALUES ('new', 1, 0.1, 'real_estate');
--! loans.collateral_type: no such storage or physical asset; correct it or add it
INSERT INTO loans (name, balance, rate, freeze_pct) VALUES ('new', 1, 0.1, 60);
--! loans.freeze_pct: is not a share above 0; write 0.60 for 60 %
INSERT INTO loans (name, balance, rate, margin_call_pct) VALUES ('new', 1, 0.1, 0);
--! loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %
INSERT INTO loans (name, balance, rate, forced_liq_pct) VALUES ('new', 1, 0.1, '85 %');
--! loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %
INSERT INTO loans (name, balance, rate, freeze_pct, margin_call_pct) VALUES ('new', 1, 0.1, 0.7, 0.6);
--! loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct
INSERT INTO loans (name, balance, rate, credit_limit) VALUES ('new', 1, 0.1, -5);
--! loans.credit_limit: is not a number of 0 or more; use a dot, like 80000.00
INSERT INTO loans (name, balance, rate, updated_at) VALUES ('new', 1, 0.1, 'soon');
--! loans.updated_at: is not a date; write YYYY-MM-DD
INSERT INTO loans (name, balance, rate, updated_at) VALUES ('new', 1, 0.1, '2026-06-17');
--! loans.updated_at: is in the future; write a day up to today
INSERT INTO loans (name, balance, rate) VALUES ('margin', 1, 0.1);
--! loans.name: is a loan already; edit that one, or write another name
INSERT OR IGNORE INTO loans (name, balance, rate) VALUES ('margin', 1, 0.1);
--! loans.name: is a loan already; edit that one, or write another name
INSERT OR REPLACE INTO loans (name, balance, rate) VALUES ('margin', 1, 0.1);
--! loans.name: is a loan already; edit that one, or write another name
INSERT INTO fin_storages (id, name) VALUES (20, 'bank');
INSERT INTO fin_assets_storages (id, asset_id, storage_id) VALUES (20, 1, 20);
INSERT INTO balances (datetime, amount, asset_storage_id) VALUES ('2026-06-05 10:00:00', 100, 20);
INSERT INTO loans (name, balance, rate) VALUES ('bank', 1, 0.1);
--! loans.name: is a storage with money in it; write another name
UPDATE balances SET amount = 0 WHERE asset_storage_id = 20;
INSERT INTO loans (name, balance, rate, updated_at) VALUES ('bank', 1, 0.1, '2026-06-05');
--! loans.updated_at: there are newer balances; write a later day
UPDATE fin_storages SET is_active = 0 WHERE name = 'bank';
INSERT INTO loans (name, balance, rate) VALUES ('bank', 1, 0.1);
--! loans.name: is an inactive storage; set its is_active to 1 first
SELECT name FROM fin_storages;
--> bank
--> credit
--> margin
--> portfolio
SELECT count(*) FROM fin_loans;
--> 2
DROP TRIGGER fin_assets_base_update;
UPDATE fin_assets SET is_base = 0;
INSERT INTO loans (name, balance, rate) VALUES ('new', 1, 0.1);
--! loans: there is no base asset; set is_base to 1 for one in fin_assets

-- # What an update refuses
UPDATE loans SET accrued_interest = 9 WHERE pseudo_id = '1';
--! loans: pseudo_id, id, undrawn and accrued_interest are computed; leave them out
UPDATE loans SET name = ' ' WHERE pseudo_id = '1';
--! loans.name: is empty; write a name, like mortgage
UPDATE loans SET name = 'portfolio' WHERE pseudo_id = '1';
--! loans.name: is another storage; write another name
UPDATE OR REPLACE loans SET name = 'portfolio' WHERE pseudo_id = '1';
--! loans.name: is another storage; write another name
UPDATE loans SET balance = -1 WHERE pseudo_id = '1';
--! loans.balance: is not a number of 0 or more; use a dot, like 50000.00
UPDATE loans SET balance = '' WHERE pseudo_id = '1';
--! loans.balance: is empty; write what is owed, like 50000.00
UPDATE loans SET rate = '' WHERE pseudo_id = '1';
--! loans.rate: is empty; write 0.02 for 2 %
UPDATE loans SET rate = '2 %' WHERE pseudo_id = '1';
--! loans.rate: is not a share a year below 2; write 0.02 for 2 %
UPDATE loans SET collateral_type = 'real_estate' WHERE pseudo_id = '1';
--! loans.collateral_type: no such storage or physical asset; correct it or add it
UPDATE loans SET freeze_pct = 60 WHERE pseudo_id = '1';
--! loans.freeze_pct: is not a share above 0; write 0.60 for 60 %
UPDATE loans SET margin_call_pct = -0.7 WHERE pseudo_id = '1';
--! loans.margin_call_pct: is not a share above 0; write 0.60 for 60 %
UPDATE loans SET forced_liq_pct = '0,85' WHERE pseudo_id = '1';
--! loans.forced_liq_pct: is not a share above 0; write 0.60 for 60 %
UPDATE loans SET forced_liq_pct = 0.5 WHERE pseudo_id = '1';
--! loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct
UPDATE OR IGNORE loans SET forced_liq_pct = 0.5 WHERE pseudo_id = '1';
--! loans: thresholds must not decrease; write freeze_pct <= margin_call_pct <= forced_liq_pct
UPDATE loans SET credit_limit = -5 WHERE pseudo_id = '1';
--! loans.credit_limit: is not a number of 0 or more; use a dot, like 80000.00
UPDATE loans SET updated_at = '' WHERE pseudo_id = '1';
--! loans.updated_at: is empty; write YYYY-MM-DD
UPDATE loans SET updated_at = '2026-06' WHERE pseudo_id = '1';
--! loans.updated_at: is not a date; write YYYY-MM-DD
UPDATE loans SET updated_at = '2026-06-17' WHERE pseudo_id = '1';
--! loans.updated_at: is in the future; write a day up to today
UPDATE loans SET updated_at = '2026-06-14' WHERE pseudo_id = '1';
--! loans.updated_at: there are newer balances; write a later day
DELETE FROM balances WHERE asset_storage_id = 7;
UPDATE loans SET updated_at = '2026-06-14' WHERE pseudo_id = '2';
--! loans.balance: is empty; write what is owed, like 50000.00
SELECT count(*) FROM balances WHERE asset_storage_id = 6;
--> 1

-- # A loan is taken back with its balances
DELETE FROM loans WHERE pseudo_id = 1;
SELECT name FROM loans;
--> credit
SELECT count(*) FROM balances WHERE asset_storage_id = 6;
--> 0
SELECT count(*) FROM fin_assets_storages WHERE id = 6;
--> 0
INSERT INTO loans (name, balance, rate) VALUES ('margin', 1, 0.1);
SELECT name, balance FROM loans;
--> credit | 8000000.0
--> margin | 1.0

-- # More than one balance is history
-- @now 2026-06-16 12:00:00
UPDATE loans SET balance = 1 WHERE pseudo_id = '1';
DELETE FROM loans WHERE pseudo_id = 1;
--! loans: has several balances, that is history; set balance and credit_limit to 0 instead
SELECT count(*) FROM balances WHERE asset_storage_id = 6;
--> 2

-- # What was drawn and repaid is history
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-06-15 12:00:00', 6, 5, 2);
DELETE FROM loans WHERE pseudo_id = 1;
--! loans: has transactions, that is history; set balance and credit_limit to 0 instead

-- # Storages and things are found in any case
INSERT INTO fin_storages (name) VALUES ('Bank'), ('Margin line');
INSERT INTO phys_assets (name) VALUES ('House');
INSERT INTO loans (name, balance, rate, collateral_type)
VALUES ('MARGIN LINE', 5, 0.01, 'house'), ('new', 6, 0.01, 'BANK');
SELECT name, collateral_type FROM loans WHERE balance IN (5, 6);
--> Margin line | House
--> new | Bank
