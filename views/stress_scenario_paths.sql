CREATE VIEW stress_scenario_paths AS
-- One row per stress scenario and month, from today (month 0, prices only) to its last step.
--   scenario            TEXT, info: stress_scenarios.name
--   month               INTEGER months from now, info
--   portfolio           REAL of the base asset, info: what is not cash, at the prices of the month
--   cash                REAL of the base asset, info: < 0 is what could not be paid
--   income              REAL of the base asset, info: only what is not fixed takes the factor
--   fixed_expenses      REAL of the base asset, info: > 0
--   variable_expenses   REAL of the base asset, info: > 0
--   dividends           REAL of the base asset, info: a twelfth of annual_dividends
--   interest            REAL of the base asset, info: accrued on the loans, and paid
--   drawn               REAL of the base asset, info: from credit lines
--   repaid              REAL of the base asset, info: as agreed, and to cure margin calls
--   liquidated          REAL of the base asset, info: what the lenders sold the collateral for
--   undrawn             REAL of the base asset, info: left of the unsecured lines
--   loans               REAL of the base asset, info: owed at the end of the month
--   peak_loan_to_value  REAL share, info: highest debt / collateral before margin calls are cured
--   loan_to_value       REAL share, info: and at the end of the month
--   state               TEXT, info: out_of_cash, liquidated (from then on), margin_call (still
--                       open), cured (it was), freeze, ok; the first that is true
-- The order of a month, here and in every simulation:
--   1. Prices change. Cash and loans in another currency follow its price; the base asset is always
--      worth 1. Physical assets keep their value. Month 0 is this and 4 to 6 only.
--   2. Income and dividends come in. Fixed and variable expenses, interest on all loans and agreed
--      repayments go out; an annuity is worked out anew from the rate and the payments left.
--   3. What is missing is drawn: from unsecured lines, the lowest rate first, then from secured
--      ones as long as the loans of the collateral stay below the freeze of the line.
--   4. Loans above their margin call are repaid, the lowest rate first, each until the loans of its
--      collateral are down to its freeze (without one, to the margin call), from cash and unsecured
--      lines, as far as these last.
--   5. Above the forced liquidation of a loan, or after a month above its margin call, all of its
--      collateral is sold: it repays the loans that share it, the rest is cash.
--   6. The figures are read.
-- Cash is free_cash of current_key_ratios; cash that must stay pledged is part of the collateral.
-- Plans count as in the views income and expenses, in the months in which they are in force; what
-- is planned once counts in the month of its start, the first of which begins now. A plan counts
-- what plans below it do not cover.
-- Without a needed rate, valuation or balance there is no path.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then one step per scenario and month.
WITH RECURSIVE
-- include stress_walk

SELECT
    scenario.name AS scenario,
    path.month, path.portfolio, path.cash, path.income, path.fixed_expenses, path.variable_expenses,
    path.dividends, path.interest, path.drawn, path.repaid, path.liquidated, path.undrawn,
    path.loans, path.peak_loan_to_value, path.loan_to_value,
    CASE
        WHEN path.cash < -1e-6 THEN 'out_of_cash'
        WHEN path.is_sold = 1 THEN 'liquidated'
        WHEN path.is_open = 1 THEN 'margin_call'
        WHEN path.is_called = 1 THEN 'cured'
        WHEN path.is_frozen = 1 THEN 'freeze'
        ELSE 'ok'
    END AS state
FROM stressed_months AS path
INNER JOIN stress_scenarios AS scenario ON scenario.id = path.scenario_id
WHERE path.is_known = 1
ORDER BY path.scenario_id, path.month;
