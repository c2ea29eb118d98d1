-- @include base.sql

-- # With foreign keys off, too, no iteration is left
INSERT INTO expenses (category, monthly_amount) VALUES ('rent', 1200), ('food', 500);
PRAGMA foreign_keys = OFF;
DELETE FROM fin_transaction_plans WHERE id = 1;
SELECT DISTINCT plan_id FROM fin_transaction_plan_iterations;
--> 2
