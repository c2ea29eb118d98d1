CREATE VIEW planned_categories AS
-- Internal: for the triggers of the views income and expenses.
-- One row per category with the role income or expenses, and per category below one.
--   role         TEXT, info: income or expenses
--   category_id  INTEGER, key: fin_transaction_categories.id
--   name         TEXT, info: fin_transaction_categories.name
-- Operations: select.
-- Cost: walks over the categories, tens of rows.
WITH RECURSIVE
-- include plan_categories

SELECT plan_categories.role, plan_categories.category_id, category.name
FROM plan_categories
INNER JOIN fin_transaction_categories AS category ON category.id = plan_categories.category_id;
