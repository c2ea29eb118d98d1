CREATE TRIGGER fin_transaction_plans_recurrence_insert
AFTER INSERT ON fin_transaction_plans
WHEN NEW.recurrence_datetime_modifiers IS NOT NULL
BEGIN
    -- Modifiers are up to three that every SQLite since 3.35 understands, on every machine alike:
    -- not floor, ceiling, auto, nor +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%;%;%;%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC'
    )
    WHERE NEW.recurrence_datetime_modifiers LIKE '%localtime%'
        OR NEW.recurrence_datetime_modifiers LIKE '%utc%';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month'
    )
    WHERE NOT EXISTS (
        WITH
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        )

        SELECT 1 FROM after_second
        WHERE NEW.recurrence_datetime_modifiers NOT LIKE '%floor%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%ceiling%'
            AND NEW.recurrence_datetime_modifiers NOT LIKE '%auto%'
            AND NEW.recurrence_datetime_modifiers NOT GLOB '*[0-9]-[0-9]*'
            AND length(
                datetime(
                    NEW.start_datetime, trim(modifier_1), trim(modifier_2),
                    trim(substr(rest, 1, instr(rest, ';') - 1))
                )
            ) = 19
    );

    -- The dates only increase. Months differ in length, so the first step proves nothing.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month'
    )
    WHERE EXISTS (
        WITH RECURSIVE
        separated (rest) AS (
            SELECT NEW.recurrence_datetime_modifiers || ';+0 days;+0 days;'
        ),

after_first (modifier_1, rest) AS (
            SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
            FROM separated
        ),

after_second (modifier_1, modifier_2, rest) AS (
            SELECT
                modifier_1,
                substr(rest, 1, instr(rest, ';') - 1),
                substr(rest, instr(rest, ';') + 1)
            FROM after_first
        ),

iterations (number, previous, moment) AS (
            SELECT 0, '', NEW.start_datetime
            UNION ALL
            SELECT
                iterations.number + 1,
                iterations.moment,
                datetime(
                    iterations.moment, trim(after_second.modifier_1), trim(after_second.modifier_2),
                    trim(substr(after_second.rest, 1, instr(after_second.rest, ';') - 1))
                )
            FROM iterations
            CROSS JOIN after_second
            WHERE iterations.number < 500
                AND iterations.moment > iterations.previous
                AND iterations.moment <= coalesce(NEW.end_datetime, '~')
        )

        SELECT 1 FROM iterations WHERE moment <= previous
    );
END;
