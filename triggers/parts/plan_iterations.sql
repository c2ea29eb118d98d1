-- A plan is worked out once, when it is written: into its iterations, which only increase.
-- The window of a plan reaches as far back as forth: the deviation is later, and reversible. Not
-- every SQLite understands +YYYY-MM-DD.
SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days')
WHERE coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
    <= NEW.start_datetime
    OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

SELECT RAISE(ABORT, 'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days')
WHERE datetime(
    NEW.start_datetime,
    NEW.deviation_datetime_modifier,
    '-' || ltrim(NEW.deviation_datetime_modifier, '+')
) IS NOT NEW.start_datetime;

-- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike: not
-- floor, ceiling, auto, nor +YYYY-MM-DD.
SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three')
WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC')
WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
    OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month')
FROM fin_transaction_plan_modifiers AS modifiers
WHERE modifiers.plan_id = NEW.id
    AND NEW.recurrence_datetime_modifiers IS NOT NULL
    AND (
        NEW.recurrence_datetime_modifiers LIKE '%floor%'
        OR NEW.recurrence_datetime_modifiers LIKE '%ceiling%'
        OR NEW.recurrence_datetime_modifiers LIKE '%auto%'
        OR NEW.recurrence_datetime_modifiers GLOB '*[0-9]-[0-9]*'
        OR length(
            datetime(
                NEW.start_datetime, modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
            )
        ) IS NOT 19
    );

DELETE FROM fin_transaction_plan_iterations WHERE plan_id = NEW.id;

-- The walk goes one iteration, and at least a year, beyond the end: the last window may end at the
-- next iteration, and the pace of a plan is that of its first year (and three days, because months
-- differ in length).
INSERT INTO fin_transaction_plan_iterations (
    plan_id, datetime, window_start_datetime, window_end_datetime, amount_factor, annual_count
)
SELECT
    NEW.id, iteration.datetime, iteration.window_start, iteration.window_end,
    iteration.amount_factor, iteration.annual_count
FROM (
    WITH RECURSIVE
    -- What is the same for all iterations.
    pace AS MATERIALIZED (
        SELECT
            modifiers.*,
            NEW.deviation_datetime_modifier AS later,
            '-' || ltrim(NEW.deviation_datetime_modifier, '+') AS earlier,
            coalesce(NEW.recurrence_amount_multiplier, 1.0) AS multiplier,
            coalesce(NEW.end_datetime, datetime(NEW.start_datetime, '+60 years'), '~')
                AS last_datetime,
            datetime(NEW.start_datetime, '+1 year', '+3 days') AS longest_year_end,
            datetime(
                NEW.start_datetime,
                '+1 year',
                iif(NEW.recurrence_datetime_modifiers LIKE '%month%', '+3 days', '+0 days')
            ) AS year_end
        FROM fin_transaction_plan_modifiers AS modifiers
        WHERE modifiers.plan_id = NEW.id
        LIMIT -1
    ),

    walk (number, previous, datetime, amount_factor) AS (
        SELECT 0, '', NEW.start_datetime, 1.0
        UNION ALL
        SELECT
            walk.number + 1,
            walk.datetime,
            datetime(walk.datetime, pace.modifier_1, pace.modifier_2, pace.modifier_3),
            walk.amount_factor * pace.multiplier
        FROM walk
        CROSS JOIN pace
        WHERE pace.modifier_1 IS NOT NULL
            AND walk.number < 22000
            AND walk.datetime > walk.previous
            AND (
                walk.datetime <= pace.last_datetime OR walk.datetime <= pace.longest_year_end
            )
    ),

    -- Where its window meets the one before: nowhere, at the iteration, or in the middle.
    bordered AS (
        SELECT
            reach.*,
            CASE
                WHEN previous_late < early THEN NULL
                WHEN previous_late >= datetime THEN datetime
                ELSE datetime(
                    (strftime('%s', previous_late) + strftime('%s', early)) / 2, 'unixepoch'
                )
            END AS border
        FROM (
            SELECT
                walk.number, walk.datetime, walk.amount_factor,
                datetime(walk.datetime, pace.earlier) AS early,
                datetime(walk.previous, pace.later) AS previous_late
            FROM walk
            CROSS JOIN pace
            WHERE walk.datetime > walk.previous
        ) AS reach
    ),

    windowed AS (
        SELECT
            bordered.*,
            lead(datetime) OVER by_number AS next_datetime,
            lead(border) OVER by_number AS next_border
        FROM bordered
        WINDOW by_number AS (ORDER BY number)
    )

    SELECT
        windowed.datetime, windowed.amount_factor,
        coalesce(
            windowed.border,
            iif(windowed.next_border = windowed.next_datetime, windowed.datetime, windowed.early)
        ) AS window_start,
        coalesce(windowed.next_border, datetime(windowed.datetime, pace.later, '+1 second'))
            AS window_end,
        (
            -- Less often than once a year: 12 by the months to the second iteration.
            SELECT
                coalesce(
                    nullif(1.0 * count(*) FILTER (
                        WHERE walk.number > 0 AND walk.datetime <= pace.year_end
                    ), 0.0),
                    12.0 / max(
                        12 * (strftime('%Y', walk.datetime) - strftime('%Y', NEW.start_datetime))
                        + strftime('%m', walk.datetime) - strftime('%m', NEW.start_datetime)
                    ) FILTER (WHERE walk.number = 1),
                    0.0
                )
            FROM walk
            CROSS JOIN pace
        ) AS annual_count
    FROM windowed
    CROSS JOIN pace
    WHERE windowed.datetime <= pace.last_datetime
) AS iteration;

SELECT RAISE(ABORT, 'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month')
FROM fin_transaction_plan_modifiers AS modifiers
WHERE modifiers.plan_id = NEW.id
    AND (
        SELECT
            datetime(
                max(made.datetime), modifiers.modifier_1, modifiers.modifier_2, modifiers.modifier_3
            ) <= max(made.datetime)
        FROM fin_transaction_plan_iterations AS made
        WHERE made.plan_id = NEW.id
    );
