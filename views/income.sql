CREATE VIEW income AS
-- One row per recurring plan of the category with the role income and those below it, in force now.
--   pseudo_id       INTEGER, key: fin_transaction_plans.id
--   id              INTEGER, key: the same
--   source          TEXT, lookup: fin_transaction_categories.name
--   monthly_amount  REAL of the base asset, value: what comes in
--   is_guaranteed   INTEGER boolean, value: fin_transaction_plans.is_fixed, 0 unless told otherwise
--   notes           TEXT, value: fin_transaction_plans.description
-- In force are plans whose first iteration is in this month or before, and which have not ended.
-- monthly_amount is that of the newest iteration by the iterations a year, by 12; a plan in the
-- asset of its storage is converted at the newest rate, NULL without one. All views that show what
-- is planned a month rest on these amounts; in their sums a plan counts what plans of categories
-- below it do not cover. Plans with a scenario are left out.
-- Operations: select, insert, update, delete.
--   insert makes what is missing of the categories, then a plan that names no day: one iteration
--   and one window a calendar month, from this month on;
--   update of monthly_amount of what is not monthly changes the plan in proportion;
--   editing source moves the plan to another category, it renames none.
-- Cost: a few index seeks a plan.
WITH RECURSIVE
-- include rates_now,
-- include plans_now

-- include planned(role = income, column = source, flag = is_guaranteed, sign = 0.0 +);
