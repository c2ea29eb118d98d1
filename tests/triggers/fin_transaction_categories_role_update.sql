-- # A category that is renamed like a role takes it while it is free; renaming never gives it back
INSERT INTO fin_transaction_categories (name) VALUES ('all');
INSERT INTO fin_transaction_categories (name, parent_id) VALUES ('Spending', 1), ('Earnings', 1);
UPDATE fin_transaction_categories SET name = 'Expenses' WHERE id = 2;
UPDATE fin_transaction_categories SET name = 'Costs' WHERE id = 2;
UPDATE fin_transaction_categories SET name = 'expenses' WHERE id = 3;
SELECT name, role FROM fin_transaction_categories;
--> all | NULL
--> Costs | expenses
--> expenses | NULL
