-- include secured_now,
-- include free_cash,
-- include dividends_ahead,

months (scenario_id, month, last_month) AS (
    SELECT scenario.id, 0, coalesce(max(step.month), 0) FROM stress_scenarios AS scenario
    LEFT JOIN stress_scenario_steps AS step ON step.scenario_id = scenario.id
    GROUP BY scenario.id
    UNION ALL
    SELECT months.scenario_id, months.month + 1, months.last_month FROM months
    WHERE months.month < months.last_month
),

-- Month 1 begins now.
plan_moments AS MATERIALIZED (
    SELECT DISTINCT
        months.month, datetime('now', '+' || (months.month - 1) || ' months') AS datetime
    FROM months
    WHERE months.month > 0
),

-- include monthly_plans,
-- include plan_scopes,

-- What happens once counts in the month in which it is planned.
planned_amounts AS MATERIALIZED (
    SELECT
        row_number() OVER () AS number,
        NULL AS scenario,
        planned.id AS plan_id,
        planned.month AS moment,
        planned.month AS window_start,
        planned.month + 1 AS window_end,
        planned.base_amount, planned.role, planned.is_fixed
    FROM (
        SELECT id, month, role, is_fixed, base_amount FROM monthly_plans
        UNION ALL
        SELECT
            plans.id, plan_moments.month, plan_categories.role, plans.is_fixed,
            coalesce(plans.base_amount, plans.local_amount * rates_now.rate)
        FROM plan_moments
        INNER JOIN fin_transaction_plans AS plans ON plans.start_datetime >= plan_moments.datetime
            AND plans.start_datetime < datetime('now', '+' || plan_moments.month || ' months')
        INNER JOIN plan_categories ON plan_categories.category_id = plans.transaction_category_id
        LEFT JOIN fin_assets_storages AS held ON held.id = plans.asset_storage_id
        LEFT JOIN rates_now ON rates_now.asset_id = held.asset_id
        WHERE plans.recurrence_datetime_modifiers IS NULL AND plans.scenario IS NULL
    ) AS planned
),

-- include counted_plans,

planned_flows AS MATERIALIZED (
    SELECT
        planned.moment AS month,
        total(planned.counted_amount) FILTER (
            WHERE planned.role = 'income' AND planned.is_fixed = 1
        ) AS fixed_income,
        total(planned.counted_amount) FILTER (
            WHERE planned.role = 'income' AND planned.is_fixed = 0
        ) AS variable_income,
        0.0 - total(planned.counted_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 1
        ) AS fixed_expenses,
        0.0 - total(planned.counted_amount) FILTER (
            WHERE planned.role = 'expenses' AND planned.is_fixed = 0
        ) AS variable_expenses,
        count(*) = count(planned.counted_amount) AS is_known
    FROM counted_plans AS planned
    GROUP BY planned.moment
),

step_factors AS MATERIALIZED (
    SELECT
        months.scenario_id, months.month, target.asset_type_id, target.asset_id,
        -- include step_value(column = price_factor, type = target.asset_type_id, asset = target.asset_id)
        AS price_factor,
        -- include step_value(column = dividend_factor, type = target.asset_type_id, asset = target.asset_id)
        AS dividend_factor
    FROM months
    INNER JOIN (
        SELECT DISTINCT step.scenario_id, step.asset_type_id, step.asset_id
        FROM stress_scenario_steps AS step
    ) AS target ON target.scenario_id = months.scenario_id
),

-- What is said of an asset goes before what is said of its type, and that before what is said of
-- all, which does not move money. The base asset is always worth 1.
asset_factors AS MATERIALIZED (
    SELECT
        months.scenario_id,
        months.month,
        asset.id AS asset_id,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE coalesce(
                max(factor.price_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
                max(factor.price_factor) FILTER (WHERE asset.type_id IS NOT base.type_id),
                1.0
            )
        END AS price_factor,
        coalesce(
            max(factor.dividend_factor) FILTER (WHERE factor.asset_id IS NOT NULL),
            max(factor.dividend_factor) FILTER (WHERE factor.asset_type_id IS NOT NULL),
            max(factor.dividend_factor),
            1.0
        ) AS dividend_factor
    FROM months
    CROSS JOIN fin_assets AS asset
    LEFT JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN step_factors AS factor ON factor.scenario_id = months.scenario_id
        AND factor.month = months.month
        AND coalesce(factor.asset_id = asset.id, factor.asset_type_id = asset.type_id, 1)
    WHERE asset.id IN (SELECT held.asset_id FROM fin_assets_storages AS held)
    GROUP BY months.scenario_id, months.month, asset.id
),

-- What is held and what it pays a month, by the storage: only a collateral is told from the rest.
stressed_positions AS MATERIALIZED (
    SELECT
        held.asset_id,
        CASE
            WHEN held.storage_id IN (SELECT loan.collateral_storage_id FROM fin_loans AS loan)
                THEN held.storage_id
        END AS collateral_id,
        held.portfolio, held.free_cash, held.pledged_cash,
        held.dividends
    FROM (
        SELECT
            asset_id, storage_id, base_value AS portfolio, 0.0 AS free_cash, 0.0 AS pledged_cash,
            0.0 AS dividends
        FROM held_now
        WHERE amount > 0 AND is_cash = 0
        UNION ALL
        SELECT asset_id, storage_id, 0.0, free_value, base_value - free_value, 0.0 FROM free_cash
        UNION ALL
        SELECT asset_id, storage_id, 0.0, 0.0, 0.0, net_amount / 12.0 FROM dividends_ahead
    ) AS held
),

place_months AS MATERIALIZED (
    SELECT
        factor.scenario_id, factor.month, position.collateral_id,
        total(position.portfolio * factor.price_factor) AS portfolio,
        total(position.free_cash * factor.price_factor) AS free_cash,
        total(position.pledged_cash * factor.price_factor) AS pledged_cash,
        total(position.dividends * factor.dividend_factor) * (factor.month > 0) AS dividends,
        count(*) = count(position.portfolio + position.free_cash) AS is_known
    FROM stressed_positions AS position
    INNER JOIN asset_factors AS factor ON factor.asset_id = position.asset_id
    GROUP BY factor.scenario_id, factor.month, position.collateral_id
),

-- Loans in the order in which they are drawn: the unsecured ones first, then at the lowest rate.
ordered_loans AS MATERIALIZED (
    SELECT
        loan.*,
        row_number() OVER (PARTITION BY loan.collateral_id ORDER BY loan.slot) AS position
    FROM (
        SELECT
            loans_now.*,
            coalesce(collateral_storage_id, -collateral_phys_asset_id) AS collateral_id,
            row_number() OVER (ORDER BY collateral IS NOT NULL, annual_rate, id) AS slot
        FROM loans_now
    ) AS loan
),

loan_months AS MATERIALIZED (
    SELECT
        loan.scenario_id, loan.month, loan.slot, loan.collateral_id, loan.position,
        loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio,
        loan.collateral_value, loan.portfolio, loan.dividends, loan.price_factor, loan.monthly_rate,
        loan.line_limit, loan.base_claim,
        CASE
            WHEN loan.month = 0 OR loan.payments_left < loan.month THEN 0.0
            WHEN loan.payments_left IS NULL THEN 0.0
            ELSE
                -- include principal_share(left = loan.payments_due, of = loan, rate = loan.monthly_rate)
        END AS principal_share
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            ordered_loans.*,
            ordered_loans.payments_left - months.month + 1 AS payments_due,
            factor.price_factor,
            (months.month > 0) / 12.0 * (
                ordered_loans.annual_rate + coalesce(
                    -- include step_value(column = loan_rate_change, type = NULL, asset = NULL),
                    0.0
                )
            ) AS monthly_rate,
            CASE
                WHEN ordered_loans.end_datetime <= datetime('now', '+' || months.month || ' months')
                    THEN 0.0
                ELSE ordered_loans.base_limit * factor.price_factor
            END AS line_limit,
            CASE
                WHEN pledged.phys_asset_id IS NOT NULL THEN pledged.falling_value
                WHEN pledged.storage_id IS NOT NULL
                    THEN coalesce(place.portfolio + place.pledged_cash, 0.0)
            END AS collateral_value,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.dividends, 0.0) AS dividends
        FROM months
        CROSS JOIN ordered_loans
        INNER JOIN asset_factors AS factor ON factor.scenario_id = months.scenario_id
            AND factor.month = months.month
            AND factor.asset_id = ordered_loans.asset_id
        LEFT JOIN collaterals_now AS pledged
            ON pledged.storage_id IS ordered_loans.collateral_storage_id
                AND pledged.phys_asset_id IS ordered_loans.collateral_phys_asset_id
        LEFT JOIN place_months AS place ON place.scenario_id = months.scenario_id
            AND place.month = months.month
            AND place.collateral_id = ordered_loans.collateral_storage_id
    ) AS loan
),

-- All that a month of the walk needs. cash: the free cash at the prices of the month, and what
-- comes in and goes out in it. loans: as JSON, because what steps through them reads them several
-- times.
month_flows AS MATERIALIZED (
    SELECT
        flow.*,
        flow.free_cash + flow.income + flow.dividends
        - flow.fixed_expenses - flow.variable_expenses AS cash
    FROM (
        SELECT
            months.scenario_id,
            months.month,
            coalesce(owed.loans, '[]') AS loans,
            coalesce(place.is_known, 1) AND coalesce(planned.is_known, 1) AS is_known,
            coalesce(place.portfolio, 0.0) AS portfolio,
            coalesce(place.free_cash, 0.0) AS free_cash,
            coalesce(place.dividends, 0.0) AS dividends,
            coalesce(planned.fixed_income, 0.0) + coalesce(planned.variable_income, 0.0) * coalesce(
                -- include step_value(column = income_factor, type = NULL, asset = NULL),
                1.0
            ) AS income,
            coalesce(planned.fixed_expenses, 0.0) AS fixed_expenses,
            coalesce(planned.variable_expenses, 0.0) * coalesce(
                -- include step_value(column = variable_expense_factor, type = NULL, asset = NULL),
                1.0
            ) AS variable_expenses
        FROM months
        LEFT JOIN planned_flows AS planned ON planned.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                sum(portfolio) AS portfolio,
                sum(free_cash) AS free_cash,
                sum(dividends) AS dividends,
                min(is_known) AS is_known
            FROM place_months
            GROUP BY scenario_id, month
        ) AS place ON place.scenario_id = months.scenario_id AND place.month = months.month
        LEFT JOIN (
            SELECT
                scenario_id,
                month,
                json_group_array(json_object(
                    'slot', slot,
                    'collateral_id', collateral_id,
                    'position', position,
                    'freeze_ratio', freeze_ratio,
                    'margin_call_ratio', margin_call_ratio,
                    'forced_liquidation_ratio', forced_liquidation_ratio,
                    'collateral_value', collateral_value,
                    'portfolio', portfolio,
                    'dividends', dividends,
                    'price_factor', price_factor,
                    'monthly_rate', monthly_rate,
                    'line_limit', line_limit,
                    'principal_share', principal_share,
                    'base_claim', base_claim
                )) AS loans
            FROM loan_months
            GROUP BY scenario_id, month
        ) AS owed ON owed.scenario_id = months.scenario_id AND owed.month = months.month
    ) AS flow
)
