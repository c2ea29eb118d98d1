-- @include base.sql
INSERT INTO fin_transactions (datetime, asset_storage_id, amount, category_id)
VALUES ('2026-01-01 00:00:00', 4, 10, 6);
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 2000);

-- # A cost is a number of 0 or more
SELECT * FROM fin_transaction_costs;
--> 1 | 1 | 2000.0
UPDATE fin_transaction_costs SET base_amount = 0;
UPDATE fin_transaction_costs SET base_amount = -1;
--! fin_transaction_costs.base_amount: no number of 0 or more; write like 1250.00
UPDATE fin_transaction_costs SET base_amount = '12,5';
--! fin_transaction_costs.base_amount: no number of 0 or more; write like 1250.00
UPDATE fin_transaction_costs SET base_amount = '';
--! fin_transaction_costs.base_amount: no number of 0 or more; write like 1250.00
UPDATE fin_transaction_costs SET base_amount = NULL;
--! NOT NULL constraint failed: fin_transaction_costs.base_amount

-- # A transaction has one cost
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (1, 3000);
--! UNIQUE constraint failed: fin_transaction_costs.transaction_id

-- # It is the cost of a transaction
INSERT INTO fin_transaction_costs (transaction_id, base_amount) VALUES (2, 3000);
--! FOREIGN KEY constraint failed
