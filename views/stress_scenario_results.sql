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
--   survived                 INTEGER boolean, info: nothing was sold by a lender and all bills were
--                            paid; NULL without a needed rate or valuation
-- Every month, in this order: income and dividends come in, expenses, interest and agreed
-- repayments go out. What is missing is drawn, first from unsecured lines, then from secured ones
-- as long as the loan stays below its freeze, each time at the lowest rate. A loan that is above
-- its margin call is repaid down to its freeze (without one, to the margin call), from cash and
-- unsecured lines, as far as they last. Above the forced liquidation, or after a month above the
-- margin call, all of the collateral is sold: it repays the loans that share it, the rest is cash.
-- Cash is what is held of the base asset's type outside of any collateral. Physical assets keep
-- their value. Plans count as in the views of income and expenses. Without a needed rate or
-- valuation there is no path.
-- Operations: select.
-- Cost: two index seeks per asset & storage, then some ten steps per scenario, month and loan.
WITH RECURSIVE
-- What is owned and owed now, in the base asset.
held AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        held.storage_id,
        asset.type_id,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS amount,
        asset.type_id = base.type_id AS is_cash,
        loan.id IS NOT NULL AS is_loan,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id IS NOT NULL
        OR (balance.amount <> 0 AND asset.is_active = 1 AND fin_storages.is_active = 1)
),

-- Loans in the order in which they are drawn: the lowest rate first. A slot is the place of a loan
-- in the texts that the walk below carries.
borrowed AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY loan.annual_rate, loan.id) AS slot,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        max(-held.amount, 0.0) * (
            1.0 + loan.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(held.balance_datetime)), 0.0), 0.0
            ) / 365.0
        ) * held.rate AS owed,
        CASE
            WHEN loan.end_datetime <= datetime('now') THEN 0.0
            WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
            ELSE coalesce(loan.credit_limit * held.rate, 0.0)
        END AS credit_limit,
        -- Agreed payments that are left, of which the next falls into month 1.
        CASE
            WHEN loan.repayment IN ('annuity', 'straight_line') AND held.amount < 0
                THEN max(
                    loan.payment_count
                    - 12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
                    - (strftime('%m', 'now') - strftime('%m', loan.start_datetime))
                    + (
                        strftime('%d %H:%M:%S', 'now')
                        < strftime('%d %H:%M:%S', loan.start_datetime)
                    ), 1
                )
        END AS payments_left,
        loan.repayment
    FROM fin_loans AS loan
    INNER JOIN held ON held.id = loan.asset_storage_id
    WHERE loan.start_datetime <= datetime('now')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR held.amount < 0)
),

-- (1 + monthly rate) ^ agreed payments, for the annuities.
growths (slot, payment, growth) AS (
    SELECT borrowed.slot, 0, 1.0 FROM borrowed WHERE borrowed.repayment = 'annuity'
    UNION ALL
    SELECT growths.slot, growths.payment + 1, growths.growth * (1.0 + borrowed.annual_rate / 12.0)
    FROM growths
    INNER JOIN borrowed ON borrowed.slot = growths.slot AND borrowed.payments_left > growths.payment
),

collaterals AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY pledged.storage_id, pledged.phys_asset_id) AS slot,
        pledged.storage_id,
        pledged.phys_asset_id,
        CASE
            WHEN pledged.phys_asset_id IS NULL THEN 0.0
            ELSE (
                SELECT
                    coalesce(
                        (
                            SELECT valuation.base_value
                            FROM phys_asset_valuations AS valuation
                            WHERE valuation.asset_id = ownership.asset_id
                                AND valuation.datetime <= datetime('now')
                            ORDER BY valuation.datetime DESC LIMIT 1
                        ),
                        (
                            SELECT
                                sum(
                                    -credit.amount * CASE
                                        WHEN paid.is_base = 1 THEN 1.0
                                        ELSE (
                                            SELECT rate.rate FROM fin_asset_rates AS rate
                                            WHERE rate.asset_id = paid.id
                                                AND rate.datetime <= credit.datetime
                                            ORDER BY rate.datetime DESC LIMIT 1
                                        )
                                    END
                                )
                            FROM swaps AS swap
                            INNER JOIN fin_transactions AS credit
                                ON credit.id = swap.credit_fin_transaction_id
                            INNER JOIN fin_assets_storages AS payer
                                ON payer.id = credit.asset_storage_id
                            INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                            WHERE swap.debit_phys_ownership_id = ownership.id
                        )
                    )
                FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = pledged.phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        END AS phys_value
    FROM (
        SELECT DISTINCT
            borrowed.collateral_storage_id AS storage_id,
            borrowed.collateral_phys_asset_id AS phys_asset_id
        FROM borrowed
        WHERE borrowed.collateral_storage_id IS NOT NULL
            OR borrowed.collateral_phys_asset_id IS NOT NULL
    ) AS pledged
),

-- What is not a loan, with the collateral that it is part of.
assets AS MATERIALIZED (
    SELECT
        held.asset_id,
        held.type_id,
        held.is_cash,
        collaterals.slot AS collateral_slot,
        held.amount * held.rate AS base_value,
        max(held.amount, 0.0) * (
            SELECT total(dividend.amount_per_share) FROM fin_asset_dividends AS dividend
            WHERE dividend.asset_id = held.asset_id
                AND CASE
                    WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                        THEN dividend.is_projection = 1
                    ELSE
                        coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                        AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                        <= datetime('now', '+1 year')
                END
        ) / 12.0 AS monthly_dividends
    FROM held
    LEFT JOIN collaterals ON collaterals.storage_id = held.storage_id AND held.amount > 0
    WHERE held.is_loan = 0
),

below (root, category_id) AS (
    SELECT lower(category.name), category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) IN ('income', 'expenses')
    UNION
    SELECT below.root, category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

-- Plans of income and expenses that are in force, as in the views of that name.
in_force AS MATERIALIZED (
    SELECT
        planned.id,
        below.root,
        planned.is_fixed,
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
        coalesce(
            max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END),
            min(iterations.moment)
        ) AS moment
    FROM iterations
    GROUP BY iterations.plan_id
),

-- The amount of the newest iteration times the iterations in the year after it, by 12.
monthly_plans AS MATERIALIZED (
    SELECT
        in_force.root,
        in_force.is_fixed,
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id AND iterations.moment = newest.moment
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > newest.moment
                AND iterations.moment <= datetime(newest.moment, '+1 year')
        ) AS base_amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

budget AS MATERIALIZED (
    SELECT
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 1
        ) AS fixed_income,
        total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'income' AND monthly.is_fixed = 0
        ) AS variable_income,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(monthly.base_amount) FILTER (
            WHERE monthly.root = 'expenses' AND monthly.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(monthly.base_amount) AS is_known
    FROM monthly_plans AS monthly
),

months (scenario_id, month, last_month) AS (
    SELECT
        scenario.id,
        0,
        coalesce(
            (
                SELECT max(step.month) FROM stress_scenario_steps AS step
                WHERE step.scenario_id = scenario.id
            ), 0
        )
    FROM stress_scenarios AS scenario
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- The newest factor of each asset, each type and all that has one.
factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        target.asset_type_id,
        target.asset_id,
        (
            SELECT step.price_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.price_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS price_factor,
        (
            SELECT step.dividend_factor FROM stress_scenario_steps AS step
            WHERE step.scenario_id = months.scenario_id
                AND step.month <= months.month
                AND step.asset_type_id IS target.asset_type_id
                AND step.asset_id IS target.asset_id
                AND step.dividend_factor IS NOT NULL
            ORDER BY step.month DESC, step.id DESC LIMIT 1
        ) AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- Worth and dividends of each collateral, and of what is free (slot NULL). What is said of all does
-- not move money.
values_by_collateral AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        assets.collateral_slot,
        sum(
            assets.base_value * coalesce(
                by_asset.price_factor,
                by_type.price_factor,
                CASE WHEN assets.is_cash = 0 THEN by_all.price_factor END,
                1.0
            )
        ) AS collateral_value,
        total(
            CASE
                WHEN assets.is_cash = 0
                    THEN assets.base_value * coalesce(
                        by_asset.price_factor, by_type.price_factor, by_all.price_factor, 1.0
                    )
            END
        ) AS portfolio,
        total(
            assets.monthly_dividends * coalesce(
                by_asset.dividend_factor, by_type.dividend_factor, by_all.dividend_factor, 1.0
            )
        ) AS dividends
    FROM months
    CROSS JOIN assets
    LEFT JOIN factors AS by_asset ON by_asset.scenario_id = months.scenario_id
        AND by_asset.month = months.month
        AND by_asset.asset_id = assets.asset_id
    LEFT JOIN factors AS by_type ON by_type.scenario_id = months.scenario_id
        AND by_type.month = months.month
        AND by_type.asset_type_id = assets.type_id
    LEFT JOIN factors AS by_all ON by_all.scenario_id = months.scenario_id
        AND by_all.month = months.month
        AND by_all.asset_type_id IS NULL
        AND by_all.asset_id IS NULL
    GROUP BY months.scenario_id, months.month, assets.collateral_slot
),

month_values AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        CASE WHEN months.month = 0 THEN 0.0 ELSE 1.0 END AS flows,
        (
            SELECT total(part.portfolio) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS portfolio,
        (
            SELECT total(part.dividends) FROM values_by_collateral AS part
            WHERE part.scenario_id = months.scenario_id AND part.month = months.month
        ) AS dividends,
        coalesce(
            (
                SELECT step.income_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.income_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS income_factor,
        coalesce(
            (
                SELECT step.variable_expense_factor FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.variable_expense_factor IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 1.0
        ) AS variable_expense_factor,
        coalesce(
            (
                SELECT step.loan_rate_change FROM stress_scenario_steps AS step
                WHERE step.scenario_id = months.scenario_id
                    AND step.month <= months.month
                    AND step.loan_rate_change IS NOT NULL
                ORDER BY step.month DESC, step.id DESC LIMIT 1
            ), 0.0
        ) AS loan_rate_change
    FROM months
),

-- The same actions every month, in the order of the ranks. One that concerns a loan takes three
-- rows: look its numbers up, find the amount, move it.
actions (action, loan_slot, collateral_slot, rank_1, rank_2, rank_3) AS (
    SELECT 'flow', NULL, NULL, 1, 0, 0
    UNION ALL
    SELECT 'gone', NULL, collaterals.slot, 2, collaterals.slot, 0 FROM collaterals
    UNION ALL
    SELECT
        stage.column1 || CASE WHEN stage.column2 = 1 THEN '' ELSE step.column1 END,
        borrowed.slot,
        collaterals.slot,
        step.column2,
        -- One collateral after the other is sold and pays its borrowed.
        CASE WHEN step.column1 IN ('sell', 'settle') THEN 2 * collaterals.slot ELSE 0 END
        + (step.column1 = 'settle'),
        4 * borrowed.slot + stage.column2
    FROM borrowed
    LEFT JOIN collaterals ON collaterals.storage_id IS borrowed.collateral_storage_id
        AND collaterals.phys_asset_id IS borrowed.collateral_phys_asset_id
    INNER JOIN (
        VALUES
        ('pay', 3), ('draw', 4), ('borrow', 5), ('cure', 6), ('draw', 7), ('sell', 8), ('settle', 8)
    ) AS step
        ON step.column1 = 'pay'
            OR (step.column1 = 'draw' AND collaterals.slot IS NULL AND borrowed.credit_limit > 0)
            OR (step.column1 = 'borrow' AND collaterals.slot > 0 AND borrowed.credit_limit > 0)
            OR (step.column1 IN ('cure', 'sell', 'settle') AND collaterals.slot > 0)
    CROSS JOIN (VALUES ('load', 1), ('find ', 2), ('', 3)) AS stage
    UNION ALL
    SELECT 'end', NULL, NULL, 9, 0, 0
),

schedule AS MATERIALIZED (
    SELECT
        month_values.scenario_id,
        month_values.month,
        row_number() OVER (
            PARTITION BY month_values.scenario_id
            ORDER BY month_values.month, actions.rank_1, actions.rank_2, actions.rank_3
        ) AS position,
        actions.action,
        actions.loan_slot,
        actions.collateral_slot,
        borrowed.credit_limit,
        borrowed.margin_call_ratio,
        borrowed.forced_liquidation_ratio,
        borrowed.freeze_ratio,
        month_values.flows * (borrowed.annual_rate + month_values.loan_rate_change) / 12.0 AS rate,
        borrowed.repayment,
        month_values.flows * CASE
            WHEN coalesce(borrowed.payments_left, -1) < month_values.month THEN 0.0
            WHEN borrowed.repayment = 'straight_line' OR borrowed.annual_rate = 0
                THEN borrowed.owed / borrowed.payments_left
            ELSE
                borrowed.owed * borrowed.annual_rate / 12.0
                * growths.growth / (growths.growth - 1.0)
        END AS payment,
        CASE
            WHEN actions.action = 'flow' THEN month_values.portfolio
            ELSE coalesce(part.portfolio, 0.0)
        END AS portfolio,
        max(coalesce(part.collateral_value, 0.0) + collaterals.phys_value, 0.0) AS collateral_value,
        month_values.flows * CASE
            WHEN actions.action = 'flow' THEN month_values.dividends
            ELSE coalesce(part.dividends, 0.0)
        END AS dividends,
        month_values.flows * (
            budget.fixed_income + budget.variable_income * month_values.income_factor
        ) AS income,
        month_values.flows * budget.fixed_expenses AS fixed_expenses,
        month_values.flows * budget.variable_expenses
        * month_values.variable_expense_factor AS variable_expenses
    FROM month_values
    CROSS JOIN budget
    CROSS JOIN actions
    LEFT JOIN borrowed ON borrowed.slot = actions.loan_slot
    LEFT JOIN growths ON growths.slot = borrowed.slot AND growths.payment = borrowed.payments_left
    LEFT JOIN collaterals ON collaterals.slot = actions.collateral_slot
    LEFT JOIN values_by_collateral AS part ON part.scenario_id = month_values.scenario_id
        AND part.month = month_values.month
        AND part.collateral_slot = actions.collateral_slot
),

start AS MATERIALIZED (
    SELECT
        (
            SELECT total(assets.base_value) FROM assets
            WHERE assets.is_cash = 1 AND assets.collateral_slot IS NULL
        ) AS cash,
        (
            SELECT total(max(borrowed.credit_limit - borrowed.owed, 0.0)) FROM borrowed
            WHERE borrowed.collateral_storage_id IS NULL
                AND borrowed.collateral_phys_asset_id IS NULL
        ) AS undrawn,
        (SELECT total(borrowed.owed) FROM borrowed) AS owed,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT coalesce(borrowed.owed, 0.0) AS owed FROM borrowed
                ORDER BY borrowed.slot
            ) AS ordered
        ) AS balances,
        (
            SELECT group_concat(printf('%24.15e', ordered.owed), '')
            FROM (
                SELECT (
                    SELECT total(borrowed.owed) FROM borrowed
                    WHERE borrowed.collateral_storage_id IS collaterals.storage_id
                        AND borrowed.collateral_phys_asset_id IS collaterals.phys_asset_id
                ) AS owed
                FROM collaterals
                ORDER BY collaterals.slot
            ) AS ordered
        ) AS debts,
        (SELECT group_concat('0', '') FROM collaterals) AS sold,
        (SELECT group_concat('0', '') FROM borrowed) AS calls,
        -- Without a rate or a valuation nothing can be told.
        NOT EXISTS (SELECT 1 FROM assets WHERE assets.base_value IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM borrowed WHERE borrowed.owed IS NULL OR borrowed.credit_limit IS NULL
        )
        AND NOT EXISTS (SELECT 1 FROM collaterals WHERE collaterals.phys_value IS NULL)
        AND (SELECT budget.is_known FROM budget) AS is_known
),

-- Texts carry a number of 24 characters for each loan (balances) or collateral (debts), or a digit:
-- 1 is a collateral that is sold, a margin call that stays open. settling is the share of the debts
-- that the sale of settling_slot repays. 1e-9 forgives what floating point numbers cost.
walk (
    scenario_id, month, position, action,
    balance, debt, amount, settling, settling_slot,
    cash, undrawn, owed, balances, debts, sold, calls,
    portfolio, income, fixed_expenses, variable_expenses, dividends, interest,
    drawn, repaid, proceeds, peak_ratio, ratio, is_frozen, is_called, is_open
) AS (
    SELECT
        scenario.id, 0, 0, '',
        0.0, 0.0, 0.0, 0.0, 0,
        start.cash, start.undrawn, start.owed, start.balances, start.debts, start.sold, start.calls,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0
    FROM stress_scenarios AS scenario
    CROSS JOIN start
    WHERE start.is_known = 1
    UNION ALL
    SELECT
        walk.scenario_id,
        todo.month,
        todo.position,
        todo.action,
        CASE
            WHEN todo.action = 'load'
                THEN CAST(substr(walk.balances, 24 * todo.loan_slot - 23, 24) AS REAL)
            ELSE walk.balance
        END,
        -- What is owed on a collateral that is sold calls for nothing.
        CASE
            WHEN todo.action <> 'load' THEN walk.debt
            WHEN substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            WHEN todo.collateral_slot = walk.settling_slot
                THEN CAST(substr(walk.debts, 24 * todo.collateral_slot - 23, 24) AS REAL)
            ELSE 0.0
        END,
        -- By how much the loan changes; of a sale the share of the debts that it repays, or -1.
        CASE todo.action
            WHEN 'find pay' THEN -max(
                min(
                    todo.payment - (todo.repayment IS 'annuity') * todo.rate * walk.balance,
                    walk.balance
                ), 0.0
            )
            WHEN 'find draw' THEN max(min(-walk.cash, todo.credit_limit - walk.balance), 0.0)
            WHEN 'find borrow' THEN CASE
                WHEN substr(walk.sold, todo.collateral_slot, 1) = '1' THEN 0.0
                ELSE max(
                    min(
                        -walk.cash,
                        todo.credit_limit - walk.balance,
                        coalesce(
                            todo.freeze_ratio, todo.margin_call_ratio,
                            todo.forced_liquidation_ratio, 1e99
                        ) * todo.collateral_value - walk.debt
                    ), 0.0
                )
            END
            WHEN 'find cure' THEN CASE
                WHEN
                    walk.balance > 0
                    AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                    THEN -max(
                        min(
                            walk.cash + walk.undrawn,
                            walk.balance,
                            walk.debt - coalesce(todo.freeze_ratio, todo.margin_call_ratio)
                            * todo.collateral_value
                        ), 0.0
                    )
                ELSE 0.0
            END
            WHEN 'find sell' THEN CASE
                WHEN
                    walk.balance > 0
                    AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                    AND walk.debt > todo.collateral_value * (1 + 1e-9) * CASE
                        WHEN substr(walk.calls, todo.loan_slot, 1) = '1'
                            THEN coalesce(todo.margin_call_ratio, todo.forced_liquidation_ratio)
                        ELSE todo.forced_liquidation_ratio
                    END
                    THEN min(todo.collateral_value / walk.debt, 1.0)
                ELSE -1.0
            END
            WHEN 'find settle'
                THEN -walk.balance * walk.settling * (walk.settling_slot = todo.collateral_slot)
            ELSE 0.0
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.amount
            WHEN todo.action = 'flow' THEN 0.0
            ELSE walk.settling
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN todo.collateral_slot
            WHEN todo.action = 'flow' THEN 0
            ELSE walk.settling_slot
        END,
        walk.cash + CASE
            WHEN todo.action = 'flow'
                THEN todo.income + todo.dividends - todo.fixed_expenses - todo.variable_expenses
            WHEN todo.action = 'gone'
                THEN -todo.dividends * (substr(walk.sold, todo.collateral_slot, 1) = '1')
            WHEN todo.action = 'pay' THEN walk.amount - todo.rate * walk.balance
            WHEN todo.action IN ('draw', 'borrow', 'cure') THEN walk.amount
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN max(todo.collateral_value - walk.debt, 0.0)
            ELSE 0.0
        END,
        walk.undrawn - CASE WHEN todo.action = 'draw' THEN walk.amount ELSE 0.0 END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN walk.owed + walk.amount
            ELSE walk.owed
        END,
        CASE
            WHEN todo.action IN ('pay', 'draw', 'borrow', 'cure', 'settle')
                THEN
                    substr(walk.balances, 1, 24 * todo.loan_slot - 24)
                    || printf('%24.15e', walk.balance + walk.amount)
                    || substr(walk.balances, 24 * todo.loan_slot + 1)
            ELSE walk.balances
        END,
        CASE
            WHEN
                todo.action IN ('pay', 'borrow', 'cure', 'settle')
                AND todo.collateral_slot IS NOT NULL
                THEN
                    substr(walk.debts, 1, 24 * todo.collateral_slot - 24)
                    || printf('%24.15e', walk.debt + walk.amount)
                    || substr(walk.debts, 24 * todo.collateral_slot + 1)
            ELSE walk.debts
        END,
        CASE
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN
                    substr(walk.sold, 1, todo.collateral_slot - 1)
                    || '1' || substr(walk.sold, todo.collateral_slot + 1)
            ELSE walk.sold
        END,
        CASE
            WHEN todo.action = 'settle'
                THEN
                    substr(walk.calls, 1, todo.loan_slot - 1)
                    || coalesce(
                        substr(walk.sold, todo.collateral_slot, 1) = '0'
                        AND walk.balance > 0
                        AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9),
                        0
                    )
                    || substr(walk.calls, todo.loan_slot + 1)
            ELSE walk.calls
        END,
        CASE
            WHEN todo.action = 'flow' THEN todo.portfolio
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.portfolio - todo.portfolio
            WHEN todo.action = 'sell' AND walk.amount >= 0 THEN walk.portfolio - todo.portfolio
            ELSE walk.portfolio
        END,
        CASE WHEN todo.action = 'flow' THEN todo.income ELSE walk.income END,
        CASE WHEN todo.action = 'flow' THEN todo.fixed_expenses ELSE walk.fixed_expenses END,
        CASE WHEN todo.action = 'flow' THEN todo.variable_expenses ELSE walk.variable_expenses END,
        CASE
            WHEN todo.action = 'flow' THEN todo.dividends
            WHEN todo.action = 'gone' AND substr(walk.sold, todo.collateral_slot, 1) = '1'
                THEN walk.dividends - todo.dividends
            ELSE walk.dividends
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'pay' THEN walk.interest + todo.rate * walk.balance
            ELSE walk.interest
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('draw', 'borrow') THEN walk.drawn + walk.amount
            ELSE walk.drawn
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action IN ('pay', 'cure') THEN walk.repaid - walk.amount
            ELSE walk.repaid
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0.0
            WHEN todo.action = 'sell' AND walk.amount >= 0
                THEN walk.proceeds + todo.collateral_value
            ELSE walk.proceeds
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN todo.action = 'cure' AND walk.debt > 0
                THEN max(
                    coalesce(walk.peak_ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0)
                )
            ELSE walk.peak_ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN NULL
            WHEN
                todo.action = 'settle'
                AND walk.debt > 0
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                THEN max(coalesce(walk.ratio, 0.0), walk.debt / nullif(todo.collateral_value, 0))
            ELSE walk.ratio
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.debt > todo.freeze_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_frozen
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'cure'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_called
        END,
        CASE
            WHEN todo.action = 'flow' THEN 0
            WHEN
                todo.action = 'settle'
                AND substr(walk.sold, todo.collateral_slot, 1) = '0'
                AND walk.balance > 0
                AND walk.debt > todo.margin_call_ratio * todo.collateral_value * (1 + 1e-9)
                THEN 1
            ELSE walk.is_open
        END
    FROM walk
    INNER JOIN schedule AS todo
        ON todo.scenario_id = walk.scenario_id AND todo.position = walk.position + 1
)

SELECT
    scenario.name AS scenario,
    max(walk.month) AS months,
    min(walk.month) FILTER (WHERE walk.is_frozen = 1) AS first_freeze_month,
    min(walk.month) FILTER (WHERE walk.is_called = 1) AS first_margin_call_month,
    min(walk.month) FILTER (WHERE instr(walk.sold, '1') > 0) AS first_liquidation_month,
    min(walk.month) FILTER (WHERE walk.cash < -1e-6) AS first_out_of_cash_month,
    min(walk.cash) AS cash_low,
    min(max(walk.undrawn, 0.0)) AS undrawn_low,
    min(walk.portfolio) AS portfolio_low,
    max(walk.peak_ratio) AS peak_loan_to_value,
    min(walk.cash >= -1e-6 AND instr(walk.sold, '1') = 0) AS survived
FROM stress_scenarios AS scenario
LEFT JOIN walk ON walk.scenario_id = scenario.id AND walk.action = 'end'
GROUP BY scenario.id
ORDER BY scenario.id;
