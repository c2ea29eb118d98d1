CREATE VIEW current_key_ratios AS
-- One row per database: what a lender, and a person who wants to be free of work, looks at first.
--   total_assets            REAL of the base asset, info: cash, portfolio and physical assets
--   total_liabilities       REAL of the base asset, info: loans and other debts, > 0, without
--                           interest accrued since their balances
--   net_worth               REAL of the base asset, info: the one less the other
--   portfolio_value         REAL of the base asset, info: what is held that is not cash
--   cash                    REAL of the base asset, info: what is held of the base asset's type
--   margin_ratio            REAL share (0.45 is 45 %), info: all loans / portfolio_value, whether
--                           they are secured by it or not; NULL without a portfolio
--   monthly_income          REAL of the base asset, info: plans of income, see income
--   monthly_expenses        REAL of the base asset, info: plans of expenses, see expenses, > 0,
--                           without interest
--   monthly_interest        REAL of the base asset, info: a twelfth of the yearly interest on all
--                           loans
--   monthly_cashflow        REAL of the base asset, info: monthly_income - monthly_expenses
--   annual_dividends        REAL of the base asset, info: of the year that begins today, after tax
--                           where fin_asset_fundamentals knows its rate, see future_dividends
--   fire_ratio              REAL share, info: annual_dividends / expenses of a year; NULL without
--                           any
--   runway_months           REAL months, info: free_cash / (monthly_expenses +
--                           monthly_debt_service), how long it lasts if nothing comes in; NULL
--                           without either
--   base_asset              TEXT, info: fin_assets.code of the base asset
--   free_cash               REAL of the base asset, info: cash less credit cards and overdrafts,
--                           and less what must stay pledged: cash in a collateral is free as far as
--                           its loans stay at or below their freeze without it
--   monthly_debt_service    REAL of the base asset, info: monthly_interest and the principal that
--                           is agreed for the coming month
--   monthly_cashflow_after_debt_service  REAL of the base asset, info: monthly_cashflow less
--                           monthly_debt_service
--   secured_loan_to_value   REAL share, info: loans secured by storages, with accrued interest, /
--                           what is kept there; NULL without any
--   gross_annual_dividends  REAL of the base asset, info: annual_dividends before tax
-- Plans are counted by their pace, as an amount a month: what is planned once has none, and is part
-- of no figure here; see future_monthly_balances and stress_scenario_paths. A plan counts what
-- plans below it do not cover: 200 for expenses, of which 100 for food, are 200.
-- A figure is NULL, not smaller, if a rate, a valuation or a balance that it needs is missing; see
-- current_data_issues. Balances count as in current_balance_sheet. What really came in and went out
-- stands in current_cashflow.
-- Operations: select.
-- Cost: a few index seeks per asset & storage, plan and dividend.
WITH RECURSIVE
-- include secured_now,
-- include free_cash,
-- include counted_now,
-- include dividends_ahead,

agreed_principals AS MATERIALIZED (
    SELECT
        loan.base_owed,
        -- include principal_share(left = loan.payments_left, of = loan, rate = loan.annual_rate / 12)
        AS share
    FROM loans_now AS loan
    WHERE loan.payments_left IS NOT NULL
),

figures AS MATERIALIZED (
    SELECT
        -- include sum_known(of = base_value, in = held_now, where = amount > 0 AND is_cash = 1)
        AS cash,
        -- include sum_known(of = base_value, in = held_now, where = amount > 0 AND is_cash = 0)
        AS portfolio_value,
        -- include sum_known(of = base_value, in = phys_now, where = TRUE)
        AS physical_value,
        -- include sum_known(of = free_value, in = free_cash, where = TRUE)
        AS free_cash,
        -- include sum_known(of = -base_value, in = held_now, where = amount < 0)
        -- A loan without a balance is owed, but nobody knows how much.
        + (SELECT CASE WHEN count(*) = count(owed) THEN 0.0 END FROM loans_now) AS liabilities,
        -- include sum_known(of = base_owed, in = loans_now, where = TRUE)
        AS owed,
        -- include sum_known(of = base_owed * annual_rate / 12, in = loans_now, where = TRUE)
        AS interest,
        -- include sum_known(of = base_owed * share, in = agreed_principals, where = TRUE)
        AS principal,
        -- include sum_known(of = claims, in = collaterals_now, where = phys_asset_id IS NULL)
        / nullif(
            -- include sum_known(of = collateral_value, in = collaterals_now, where = phys_asset_id IS NULL),
            0
        ) AS secured_loan_to_value,
        -- include sum_known(of = counted_amount, in = counted_plans, where = role = 'income')
        AS income,
        -- include sum_known(of = -counted_amount, in = counted_plans, where = role = 'expenses')
        AS expenses,
        -- include sum_known(of = net_amount, in = dividends_ahead, where = TRUE)
        AS dividends,
        -- include sum_known(of = base_amount, in = dividends_ahead, where = TRUE)
        AS gross_dividends
)

SELECT
    cash + portfolio_value + physical_value AS total_assets,
    liabilities AS total_liabilities,
    cash + portfolio_value + physical_value - liabilities AS net_worth,
    portfolio_value,
    cash,
    owed / nullif(portfolio_value, 0) AS margin_ratio,
    income AS monthly_income,
    expenses AS monthly_expenses,
    interest AS monthly_interest,
    income - expenses AS monthly_cashflow,
    dividends AS annual_dividends,
    dividends / nullif(12 * expenses, 0) AS fire_ratio,
    free_cash / nullif(expenses + interest + principal, 0) AS runway_months,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    free_cash,
    interest + principal AS monthly_debt_service,
    income - expenses - interest - principal AS monthly_cashflow_after_debt_service,
    secured_loan_to_value,
    gross_dividends AS gross_annual_dividends
FROM figures;
