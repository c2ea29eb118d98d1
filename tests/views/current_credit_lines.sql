-- @include yen.sql
UPDATE loans SET credit_limit = 80000000 WHERE name = 'margin';
UPDATE loans SET credit_limit = 8000000, balance = 0 WHERE name = 'credit';

-- # The same lines, before and after prices have fallen: one is correlated with the portfolio
SELECT * FROM current_credit_lines;
--> credit | 0.02 | 8000000.0 | 0.0 | 8000000.0 | 0 | NULL | 8000000.0 | 8000000.0 | 8000000.0 | 8000000.0
--> margin | 0.02 | 80000000.0 | 50000000.0 | 30000000.0 | 1 | portfolio | 25081000.0 | 2556700.0 | 0.0 | 0.0

-- # What is owed already, and more than the limit
UPDATE loans SET balance = 3000000 WHERE name = 'credit';
SELECT line, owed, undrawn, capacity FROM current_credit_lines WHERE line = 'credit';
--> credit | 3000000.0 | 5000000.0 | 5000000.0
UPDATE loans SET balance = 9000000 WHERE name = 'credit';
SELECT line, owed, undrawn, capacity FROM current_credit_lines WHERE line = 'credit';
--> credit | 9000000.0 | 0.0 | 0.0

-- # Loans without a limit are no lines; a secured one without thresholds asks for nothing
UPDATE loans SET credit_limit = NULL WHERE name = 'credit';
UPDATE loans SET freeze_pct = NULL, margin_call_pct = NULL, forced_liq_pct = NULL;
SELECT line, undrawn, is_correlated, collateral, capacity_at_minus_70 FROM current_credit_lines;
--> margin | 30000000.0 | 0 | portfolio | 30000000.0

-- # Without a rate nothing is known
DELETE FROM fin_asset_rates;
SELECT line, undrawn, capacity, capacity_at_minus_50 FROM current_credit_lines;
--> credit | 8000000.0 | 8000000.0 | 8000000.0
--> margin | 30000000.0 | NULL | NULL

-- # Nothing can be drawn from a line that has ended, or of which the payments are agreed
UPDATE loans SET balance = 1000 WHERE name = 'credit';
UPDATE fin_loans SET start_datetime = '2025-06-15 00:00:00', end_datetime = '2026-06-14 00:00:00'
WHERE id = 2;
SELECT line, owed, undrawn, capacity, capacity_at_minus_30
FROM current_credit_lines
WHERE line = 'credit';
--> credit | 1000.0 | 0.0 | 0.0 | 0.0
UPDATE fin_loans SET end_datetime = NULL, repayment = 'annuity', payment_count = 24 WHERE id = 2;
SELECT line, undrawn, capacity FROM current_credit_lines WHERE line = 'credit';
--> credit | 0.0 | 0.0
-- Without a number of payments none is agreed.
UPDATE fin_loans SET payment_count = NULL WHERE id = 2;
SELECT line, undrawn, capacity FROM current_credit_lines WHERE line = 'credit';
--> credit | 7999000.0 | 7999000.0

-- # Accrued interest is drawn already, as in loans
-- @now 2026-06-25 12:00:00
UPDATE fin_loans SET annual_rate = 0.365;
UPDATE balances SET amount = -10000 WHERE asset_storage_id = 7;
SELECT lines.owed, lines.undrawn, loans.undrawn, loans.accrued_interest
FROM current_credit_lines AS lines
INNER JOIN loans ON loans.name = lines.line
WHERE lines.line = 'credit';
--> 10000.0 | 7989900.0 | 7989900.0 | 100.0
