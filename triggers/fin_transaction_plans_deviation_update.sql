CREATE TRIGGER fin_transaction_plans_deviation_update
AFTER UPDATE OF start_datetime, deviation_datetime_modifier ON fin_transaction_plans
BEGIN
    -- The window of a plan reaches as far back as forth: the deviation is later, and reversible.
    -- Not every SQLite understands +YYYY-MM-DD.
    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days'
    )
    WHERE
        coalesce(datetime(NEW.start_datetime, NEW.deviation_datetime_modifier), '')
        <= NEW.start_datetime
        OR NEW.deviation_datetime_modifier GLOB '*[0-9]-[0-9]*';

    SELECT RAISE(
        ABORT,
        'fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days'
    )
    WHERE datetime(
        NEW.start_datetime,
        NEW.deviation_datetime_modifier,
        '-' || ltrim(NEW.deviation_datetime_modifier, '+')
    ) IS NOT NEW.start_datetime;
END;
