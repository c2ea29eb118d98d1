-- @include base.sql

-- # The trees of income and of expenses, whatever they are called
UPDATE fin_transaction_categories SET name = 'Spending' WHERE name = 'Expenses';
SELECT * FROM planned_categories;
--> expenses | 5 | Spending
--> income | 2 | Income
--> income | 3 | Salary
--> income | 4 | Dividends
