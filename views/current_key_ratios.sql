CREATE VIEW current_key_ratios AS
-- One row per database: what a lender, and a person who wants to be free of work, looks at first.
--   total_assets       REAL of the base asset, info: cash, portfolio and physical assets
--   total_liabilities  REAL of the base asset, info: loans and other debts, > 0, without interest
--                      accrued since their balances
--   net_worth          REAL of the base asset, info: the one less the other
--   portfolio_value    REAL of the base asset, info: what is held that is not cash
--   cash               REAL of the base asset, info: what is held of the base asset's type
--   margin_ratio       REAL share (0.45 is 45 %), info: all loans / portfolio_value, whether they
--                      are secured by it or not; NULL without a portfolio
--   monthly_income     REAL of the base asset, info: plans of the category `income` and below
--   monthly_expenses   REAL of the base asset, info: plans of the category `expenses` and below,
--                      > 0, without interest
--   monthly_interest   REAL of the base asset, info: a twelfth of the yearly interest on all loans
--   monthly_cashflow   REAL of the base asset, info: monthly_income - monthly_expenses
--   annual_dividends   REAL of the base asset, info: per-share dividends that are due within the
--                      year, and expected ones without a date, on what is held now
--   fire_ratio         REAL share, info: annual_dividends / expenses of a year; NULL without any
--   runway_months      REAL months, info: cash / (monthly_expenses + monthly_interest), how long it
--                      lasts if nothing comes in; NULL without either
--   base_asset         TEXT, info: fin_assets.code of the base asset
-- A figure is NULL, not smaller, if a rate, a valuation or a balance that it needs is missing; see
-- current_data_issues. Plans count as in the views of income and expenses, balances as in
-- current_balance_sheet.
-- Operations: select.
-- Cost: two index seeks per asset & storage; the iterations of each plan until a year from now.
WITH RECURSIVE
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

below (subtree, category_id) AS (
    SELECT lower(category.name), category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) IN ('income', 'expenses')
    UNION
    SELECT below.subtree, category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

in_force AS MATERIALIZED (
    SELECT
        planned.id,
        below.subtree,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

-- is_due: from the newest iteration up to now on, or from the first one if that is still to come.
iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END) AS moment,
        min(iterations.moment) AS first_moment
    FROM iterations
    GROUP BY iterations.plan_id
),

monthly AS MATERIALIZED (
    SELECT
        in_force.subtree,
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment = coalesce(newest.moment, newest.first_moment)
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > coalesce(newest.moment, newest.first_moment)
                AND iterations.moment
                <= datetime(
                    coalesce(newest.moment, newest.first_moment),
                    '+1 year',
                    CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
                )
        ) AS amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

-- A sum over rows of which one is NULL is unknown, not smaller.
figures AS MATERIALIZED (
    SELECT
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount > 0 AND held_now.is_cash = 1
        ) AS cash,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount > 0 AND held_now.is_cash = 0
        ) AS portfolio_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(phys_now.base_value)
                        THEN coalesce(sum(phys_now.base_value), 0.0)
                END
            FROM phys_now
        ) AS physical_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(0.0 - sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.amount < 0
        ) AS total_liabilities,
        (
            SELECT
                CASE
                    WHEN count(*) = count(owing.base_owed)
                        THEN coalesce(sum(owing.base_owed), 0.0)
                END
            FROM owing
        ) AS base_owed,
        (
            SELECT
                CASE
                    WHEN count(*) = count(owing.base_owed)
                        THEN coalesce(sum(owing.base_owed * owing.annual_rate) / 12, 0.0)
                END
            FROM owing
        ) AS monthly_interest,
        (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.amount) THEN coalesce(sum(monthly.amount), 0.0)
                END
            FROM monthly
            WHERE monthly.subtree = 'income'
        ) AS monthly_income,
        (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.amount)
                        THEN coalesce(0.0 - sum(monthly.amount), 0.0)
                END
            FROM monthly
            WHERE monthly.subtree = 'expenses'
        ) AS monthly_expenses,
        (
            SELECT coalesce(sum(held_now.amount * dividend.amount_per_share), 0.0)
            FROM held_now
            INNER JOIN fin_asset_dividends AS dividend ON dividend.asset_id = held_now.asset_id
            WHERE held_now.amount > 0
                AND held_now.is_cash = 0
                AND CASE
                    WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                        THEN dividend.is_projection = 1
                    ELSE
                        coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                        AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                        <= datetime('now', '+1 year')
                END
        ) AS annual_dividends
)

SELECT
    figures.cash + figures.portfolio_value + figures.physical_value AS total_assets,
    figures.total_liabilities,
    figures.cash + figures.portfolio_value + figures.physical_value
    - figures.total_liabilities AS net_worth,
    figures.portfolio_value,
    figures.cash,
    figures.base_owed / nullif(figures.portfolio_value, 0) AS margin_ratio,
    figures.monthly_income,
    figures.monthly_expenses,
    figures.monthly_interest,
    figures.monthly_income - figures.monthly_expenses AS monthly_cashflow,
    figures.annual_dividends,
    figures.annual_dividends / nullif(12 * figures.monthly_expenses, 0) AS fire_ratio,
    figures.cash
    / nullif(figures.monthly_expenses + figures.monthly_interest, 0) AS runway_months,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM figures;
