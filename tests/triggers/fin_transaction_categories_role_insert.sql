-- # A category that is called like a role takes it, in any case and with blanks
INSERT INTO fin_transaction_categories (name) VALUES ('all');
INSERT INTO fin_transaction_categories (name, parent_id) VALUES
('Income', 1), ('EXPENSES', 1), ('Initial import', 1), ('expenses', 1), ('Food', 3);
SELECT name, role FROM fin_transaction_categories;
--> all | NULL
--> Income | income
--> EXPENSES | expenses
--> Initial import | initial_import
--> expenses | NULL
--> Food | NULL

-- # What has a role by its INSERT keeps it
INSERT INTO fin_transaction_categories (name, role) VALUES ('all', 'income');
SELECT name, role FROM fin_transaction_categories;
--> all | income
