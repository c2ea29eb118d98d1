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
