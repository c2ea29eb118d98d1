-- What each asset was worth at both ends of a period, and what came in, less what went out, for
-- reasons that are not its own. What no swap and no reason explains came in at the rate of the
-- start, as it counts from then, or went out at that of the end.
asset_steps AS MATERIALIZED (
    SELECT
        step.asset_id, step.period,
        asset.type_id, asset.code,
        CASE WHEN step.start_amount = 0 THEN 0.0 ELSE step.start_amount * step.start_rate END
            AS start_value,
        CASE WHEN step.amount = 0 THEN 0.0 ELSE step.amount * step.rate END AS end_value,
        CASE
            WHEN abs(step.unexplained) < 5e-9 THEN 0.0
            WHEN step.unexplained > 0 AND step.start_amount <> 0
                THEN step.unexplained * step.start_rate
            ELSE step.unexplained * step.rate
        END
        + CASE WHEN step.caused_amount = 0 THEN 0.0 ELSE step.caused_amount * step.rate END
        - step.base_yield + step.base_swapped AS flow
    FROM (
        SELECT
            moment.asset_id, moment.period, moment.amount, moment.caused_amount, moment.base_yield,
            rates.rate,
            lag(moment.amount, 1, 0.0) OVER asset_in_time AS start_amount,
            lag(rates.rate) OVER asset_in_time AS start_rate,
            moment.amount - lag(moment.amount, 1, 0.0) OVER asset_in_time - moment.caused_amount
            - coalesce(asset_flows.amount, 0.0) AS unexplained,
            CASE WHEN asset_flows.period IS NULL THEN 0.0 ELSE asset_flows.base_amount END
                AS base_swapped
        FROM asset_periods AS moment
        CROSS JOIN asset_rates AS rates
            ON rates.asset_id = moment.asset_id AND rates.period = moment.period
        LEFT JOIN asset_flows
            ON asset_flows.asset_id = moment.asset_id AND asset_flows.period = moment.period
        WINDOW asset_in_time AS (PARTITION BY moment.asset_id ORDER BY moment.period)
    ) AS step
    CROSS JOIN fin_assets AS asset ON asset.id = step.asset_id
    LIMIT -1
),

-- The whole (neither type nor asset), the types and the assets. Between two that are counted a flow
-- cancels out.
level_steps (type_id, asset_id, period, start_value, end_value, flow, unknown) AS (
    SELECT
        NULL, NULL, period, total(start_value), total(end_value), total(flow),
        group_concat(CASE WHEN start_value + end_value + flow IS NULL THEN code END, ', ')
    FROM asset_steps
    GROUP BY period
    UNION ALL
    SELECT
        type_id, NULL, period, total(start_value), total(end_value), total(flow),
        group_concat(CASE WHEN start_value + end_value + flow IS NULL THEN code END, ', ')
    FROM asset_steps
    GROUP BY type_id, period
    UNION ALL
    SELECT
        type_id, asset_id, period, start_value, end_value, flow,
        CASE WHEN start_value + end_value + flow IS NULL THEN code END
    FROM asset_steps
    WHERE start_value IS NOT 0.0 OR end_value IS NOT 0.0 OR flow IS NOT 0.0
),

-- In the order of time. What comes in counts from the beginning of the period, what goes out until
-- its end.
steps AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY level.type_id, level.asset_id, level.period) AS number,
        level.*,
        CASE
            WHEN level.unknown IS NOT NULL THEN NULL
            WHEN abs(level.capital) < 5e-9 AND abs(level.proceeds) < 5e-9 THEN 1.0
            WHEN level.capital > 0 AND level.proceeds >= 0 THEN level.proceeds / level.capital
        END AS growth,
        CASE
            WHEN abs(level.capital) < 5e-9 THEN 0.0
            ELSE julianday(level.end_datetime) - julianday(level.start_datetime)
        END AS held_days,
        lag(level.month) OVER level_in_time IS NULL AS begins,
        level.month IS NOT lag(level.month) OVER level_in_time AS begins_month,
        level.month IS NOT lead(level.month) OVER level_in_time AS ends_month,
        lead(level.month) OVER level_in_time IS NULL AS ends
    FROM (
        SELECT
            level_steps.*,
            periods.start_datetime, periods.end_datetime,
            substr(periods.start_datetime, 1, 7) AS month,
            level_steps.start_value + max(level_steps.flow, 0.0) AS capital,
            level_steps.end_value - min(level_steps.flow, 0.0) AS proceeds
        FROM level_steps
        CROSS JOIN periods ON periods.period = level_steps.period
        WHERE periods.start_datetime >= (SELECT measured.from_date FROM measured)
    ) AS level
    WINDOW level_in_time AS (PARTITION BY level.type_id, level.asset_id ORDER BY level.period)
),

-- Each step after the one before: growth times growth, since :begins and in all. Paid in is what
-- was there when that began and has come in since; weighed with days it gives the capital.
chain (
    number, growth, all_growth, start_value, flow, capital_days, held_days, reason, all_reason
) AS (
    SELECT 0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, NULL, NULL
    UNION ALL
    SELECT
        steps.number,
        steps.growth * CASE WHEN steps.:begins THEN 1.0 ELSE chain.growth END,
        steps.growth * CASE WHEN steps.begins THEN 1.0 ELSE chain.all_growth END,
        CASE WHEN steps.:begins THEN steps.start_value ELSE chain.start_value END,
        steps.flow + CASE WHEN steps.:begins THEN 0.0 ELSE chain.flow END,
        CASE
            WHEN steps.:begins THEN steps.capital * steps.held_days
            ELSE
                chain.capital_days
                + (chain.start_value + chain.flow + max(steps.flow, 0.0)) * steps.held_days
        END,
        steps.held_days + CASE WHEN steps.:begins THEN 0.0 ELSE chain.held_days END,
        CASE
            WHEN NOT steps.:begins AND chain.reason IS NOT NULL THEN chain.reason
            WHEN steps.unknown IS NOT NULL THEN 'no rate of ' || steps.unknown
            WHEN steps.growth IS NULL THEN 'more was owed than held'
        END,
        CASE
            WHEN NOT steps.begins AND chain.all_reason IS NOT NULL THEN chain.all_reason
            WHEN steps.unknown IS NOT NULL THEN 'no rate of ' || steps.unknown
            WHEN steps.growth IS NULL THEN 'more was owed than held'
        END
    FROM chain
    CROSS JOIN steps ON steps.number = chain.number + 1
)
