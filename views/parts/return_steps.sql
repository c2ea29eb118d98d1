-- What each asset was worth at both ends of a period, and what came in, less what went out, for
-- reasons that are not its own. What no swap and no reason explains came in at the rate of the
-- start, as it counts from then, or went out at that of the end.
asset_steps AS MATERIALIZED (
    SELECT
        valued.*,
        CASE
            WHEN valued.start_value + valued.end_value + valued.flow IS NULL
                THEN (SELECT asset.code FROM fin_assets AS asset WHERE asset.id = valued.asset_id)
        END AS unknown
    FROM (
        SELECT
            step.type_id, step.asset_id, step.period,
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
                rates.type_id, rates.asset_id, rates.period, rates.rate,
                moment.amount, moment.caused_amount, moment.base_yield,
                lag(moment.amount, 1, 0.0) OVER asset_in_time AS start_amount,
                lag(rates.rate) OVER asset_in_time AS start_rate,
                moment.amount - lag(moment.amount, 1, 0.0) OVER asset_in_time
                - moment.caused_amount - coalesce(asset_flows.amount, 0.0) AS unexplained,
                CASE WHEN asset_flows.period IS NULL THEN 0.0 ELSE asset_flows.base_amount END
                    AS base_swapped
            FROM asset_periods AS moment
            CROSS JOIN asset_rates AS rates
                ON rates.asset_id = moment.asset_id AND rates.period = moment.period
            LEFT JOIN asset_flows
                ON asset_flows.asset_id = moment.asset_id AND asset_flows.period = moment.period
            WINDOW asset_in_time AS (PARTITION BY moment.asset_id ORDER BY moment.period)
        ) AS step
        WHERE step.period >= (
            SELECT min(periods.period) FROM periods
            WHERE periods.start_datetime >= (SELECT measured.from_date FROM measured)
        )
        LIMIT -1
    ) AS valued
),

-- The whole (neither type nor asset), the types and the assets. Between two that are counted a flow
-- cancels out.
level_steps (
    type_id, asset_id, period, start_value, end_value, flow, unknown
) AS (
    SELECT
        CASE WHEN level.depth = 1 THEN step.type_id END AS type_id,
        NULL,
        step.period,
        CASE WHEN count(*) = count(step.start_value) THEN total(step.start_value) END,
        CASE WHEN count(*) = count(step.end_value) THEN total(step.end_value) END,
        CASE WHEN count(*) = count(step.flow) THEN total(step.flow) END,
        group_concat(step.unknown, ', ')
    FROM asset_steps AS step
    CROSS JOIN (SELECT column1 AS depth FROM (VALUES (0), (1))) AS level
    WHERE level.depth = 0
        OR step.start_value IS NOT 0.0 OR step.end_value IS NOT 0.0 OR step.flow IS NOT 0.0
    GROUP BY CASE WHEN level.depth = 1 THEN step.type_id END, step.period
    UNION ALL
    SELECT
        type_id, asset_id, period, start_value, end_value, flow, unknown
    FROM asset_steps
    WHERE start_value IS NOT 0.0 OR end_value IS NOT 0.0 OR flow IS NOT 0.0
),

-- In the order of time. What comes in counts from the beginning of the period, what goes out until
-- its end.
steps AS MATERIALIZED (
    SELECT
        row_number() OVER (ORDER BY step.type_id, step.asset_id, step.period) AS number,
        step.*,
        periods.start_datetime, periods.end_datetime, periods.month,
        step.level || ':' || periods.month AS level_month,
        CASE
            WHEN step.unknown IS NOT NULL THEN NULL
            WHEN abs(step.capital) < 5e-9 AND abs(step.proceeds) < 5e-9 THEN 1.0
            WHEN step.capital >= 5e-9 AND step.proceeds > -5e-9
                THEN max(step.proceeds, 0.0) / step.capital
        END AS growth,
        CASE WHEN abs(step.capital) < 5e-9 THEN 0.0 ELSE periods.days END AS held_days
    FROM (
        SELECT
            level_steps.*,
            coalesce(type_id, '') || ':' || coalesce(asset_id, '') AS level,
            start_value + max(flow, 0.0) AS capital,
            end_value - min(flow, 0.0) AS proceeds
        FROM level_steps
    ) AS step
    CROSS JOIN periods ON periods.period = step.period
),

-- Each step after the one before: growth times growth, of the level in all and while :same. Paid in
-- is what was there at first and has come in since; weighed with days it gives the capital.
chain (
    number, type_id, asset_id, level, level_month, month, end_value, all_growth, growth,
    start_value, flow, capital_days, held_days, reason
) AS (
    SELECT 0, NULL, NULL, '', '', '', 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, NULL
    UNION ALL
    SELECT
        steps.number, steps.type_id, steps.asset_id, steps.level, steps.level_month, steps.month,
        steps.end_value,
        steps.growth * CASE WHEN steps.level IS chain.level THEN chain.all_growth ELSE 1.0 END,
        steps.growth * CASE WHEN steps.:same IS chain.:same THEN chain.growth ELSE 1.0 END,
        CASE WHEN steps.:same IS chain.:same THEN chain.start_value ELSE steps.start_value END,
        steps.flow + CASE WHEN steps.:same IS chain.:same THEN chain.flow ELSE 0.0 END,
        steps.held_days * (
            max(steps.flow, 0.0) + CASE
                WHEN steps.:same IS chain.:same THEN chain.start_value + chain.flow
                ELSE steps.start_value
            END
        ) + CASE WHEN steps.:same IS chain.:same THEN chain.capital_days ELSE 0.0 END,
        steps.held_days + CASE WHEN steps.:same IS chain.:same THEN chain.held_days ELSE 0.0 END,
        CASE
            WHEN steps.:same IS chain.:same AND chain.reason IS NOT NULL THEN chain.reason
            WHEN steps.unknown IS NOT NULL THEN 'no rate of ' || steps.unknown
            WHEN steps.growth IS NULL THEN 'more was owed than held'
        END
    FROM chain
    CROSS JOIN steps ON steps.number = chain.number + 1
)
