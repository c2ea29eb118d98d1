-- @include base.sql
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (2, '2026-01-01 00:00:00', 2.0);
INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 1200);
INSERT INTO income (source, monthly_amount) VALUES ('job', 3000);
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id) VALUES
('2025-06-15 12:00:00', 1, 99000, 3), -- a year ago, to the second
('2025-07-01 00:00:00', 1, 24000, 3),
('2026-06-15 12:00:00', 1, -6000, 5),
('2026-05-01 00:00:00', 2, -1200, 5), -- at 2
('2026-05-02 00:00:00', 1, -500, 5), -- swapped below
('2026-05-02 00:00:00', 2, 250, 5),
('2026-05-03 00:00:00', 1, 7000, 6); -- there before
INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id) VALUES (5, 6);

-- # A year of salary and of spending by 12; swaps and initial imports are neither
SELECT * FROM current_cashflow;
--> income | 3000.0 | 2000.0 | 1.0 | 1.0 | USD
--> expenses | 1200.0 | 700.0 | 0.4 | 0.35 | USD
--> savings | 1800.0 | 1300.0 | 0.6 | 0.65 | USD

-- # Without plans there is the past, without a past there are plans
DELETE FROM fin_transaction_plans;
SELECT side, planned_monthly, actual_monthly, planned_share FROM current_cashflow;
--> income | 0.0 | 2000.0 | NULL
--> expenses | 0.0 | 700.0 | NULL
--> savings | 0.0 | 1300.0 | NULL
DELETE FROM swaps;
DELETE FROM fin_transactions;
SELECT side, planned_monthly, actual_monthly, actual_share FROM current_cashflow;
--> income | 0.0 | 0.0 | NULL
--> expenses | 0.0 | 0.0 | NULL
--> savings | 0.0 | 0.0 | NULL

-- # Without a rate nothing is known
DELETE FROM fin_asset_rates;
SELECT side, actual_monthly FROM current_cashflow;
--> income | 2000.0
--> expenses | NULL
--> savings | NULL
