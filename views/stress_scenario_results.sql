CREATE VIEW stress_scenario_results AS
-- One row per stress scenario: how its path in stress_scenario_paths ends.
--   scenario                 TEXT, info: stress_scenarios.name
--   months                   INTEGER months from now, info: of the last step
--   first_freeze_month       INTEGER months from now, info: a loan is above its freeze
--   first_margin_call_month  INTEGER months from now, info: a loan is above its margin call
--   first_liquidation_month  INTEGER months from now, info: collateral is sold by its lender
--   first_out_of_cash_month  INTEGER months from now, info: bills cannot be paid
--   cash_low                 REAL of the base asset, info: lowest cash; < 0 is what is missing
--   undrawn_low              REAL of the base asset, info: lowest rest of the unsecured lines
--   portfolio_low            REAL of the base asset, info: lowest worth of what is not cash
--   peak_loan_to_value       REAL share, info: highest debt / collateral before calls are cured
--   survived                 INTEGER boolean, info: nothing was sold by a lender, all bills were
--                            paid, and no margin call is open at the end; NULL without a needed
--                            rate, valuation or balance
-- The header of stress_scenario_paths says what happens in a month, and in which order.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then one step per scenario and month.
WITH RECURSIVE
-- include stress_walk

SELECT
    scenario.name AS scenario,
    max(path.month) AS months,
    min(path.month) FILTER (WHERE path.is_frozen = 1) AS first_freeze_month,
    min(path.month) FILTER (WHERE path.is_called = 1) AS first_margin_call_month,
    min(path.month) FILTER (WHERE path.is_sold = 1) AS first_liquidation_month,
    min(path.month) FILTER (WHERE path.cash < -1e-6) AS first_out_of_cash_month,
    min(path.cash) AS cash_low,
    min(path.undrawn) AS undrawn_low,
    min(path.portfolio) AS portfolio_low,
    max(path.peak_loan_to_value) AS peak_loan_to_value,
    min(
        path.cash >= -1e-6 AND path.is_sold = 0 AND (path.is_last = 0 OR path.is_open = 0)
    ) AS survived
FROM stress_scenarios AS scenario
LEFT JOIN stressed_months AS path ON path.scenario_id = scenario.id AND path.is_known = 1
GROUP BY scenario.id
ORDER BY scenario.id;
