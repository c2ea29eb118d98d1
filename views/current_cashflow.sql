CREATE VIEW current_cashflow AS
-- One row per side of the cash flow: what is planned a month, and what the last 12 months were.
--   side             TEXT, info: income, expenses or savings, the one less the other
--   planned_monthly  REAL of the base asset, info: of the plans in force, see income and expenses
--   actual_monthly   REAL of the base asset, info: a twelfth of what came in or went out within the
--                    last 12 months, at the rates of today; swaps and what only moves are apart,
--                    as in historical_monthly_transactions
--   planned_share    REAL share (0.25 is 25 %), info: of the planned income; of savings it is the
--                    savings rate
--   actual_share     REAL share, info: likewise of the actual income
--   base_asset       TEXT, info: fin_assets.code of the base asset
-- Expenses are > 0. A plan counts what plans below it do not cover. A figure is NULL, not smaller,
-- if a rate that it needs is missing.
-- Operations: select.
-- Cost: walks over the transactions of the last 12 months in an index.
WITH RECURSIVE
-- include rates_now,
-- include cash_flows

SELECT
    flow.side,
    flow.planned AS planned_monthly,
    flow.actual AS actual_monthly,
    flow.planned / nullif(flow.planned_income, 0) AS planned_share,
    flow.actual / nullif(flow.actual_income, 0) AS actual_share,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT
        1 AS number, 'income' AS side, planned_income AS planned, actual_income AS actual,
        planned_income, actual_income
    FROM flows
    UNION ALL
    SELECT 2, 'expenses', planned_expenses, actual_expenses, planned_income, actual_income
    FROM flows
    UNION ALL
    SELECT
        3, 'savings', planned_income - planned_expenses, actual_income - actual_expenses,
        planned_income, actual_income
    FROM flows
) AS flow
ORDER BY flow.number;
