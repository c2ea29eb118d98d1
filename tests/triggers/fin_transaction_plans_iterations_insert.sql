-- @include base.sql
-- What is tested of a plan, the rest of it filled in.
CREATE TEMP VIEW plan AS
SELECT
    start_datetime,
    end_datetime,
    recurrence_datetime_modifiers AS recurrence,
    deviation_datetime_modifier AS deviation
FROM fin_transaction_plans;
CREATE TEMP TRIGGER plan_insert
INSTEAD OF INSERT ON plan
BEGIN
    INSERT INTO fin_transaction_plans (
        transaction_category_id, criteria_operator, base_amount,
        start_datetime, end_datetime, recurrence_datetime_modifiers, deviation_datetime_modifier
    )
    VALUES (
        5, '=', -100,
        NEW.start_datetime, NEW.end_datetime, NEW.recurrence, coalesce(NEW.deviation, '+1 hour')
    );
END;

-- # One modifier up to three
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 day', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+7 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '1 year', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+01:00:00', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+00:30', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1.5 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;start of month', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;start of month;+14 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month; start of month ; +14 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 day;weekday 1', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 MONTH', NULL);
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> 2024-01-01 00:00:00 | NULL | +1 month
--> 2024-01-01 00:00:00 | NULL | +1 day
--> 2024-01-01 00:00:00 | NULL | +7 days
--> 2024-01-01 00:00:00 | NULL | 1 year
--> 2024-01-01 00:00:00 | NULL | +01:00:00
--> 2024-01-01 00:00:00 | NULL | +00:30
--> 2024-01-01 00:00:00 | NULL | +1.5 days
--> 2024-01-01 00:00:00 | NULL | +1 month;start of month
--> 2024-01-01 00:00:00 | NULL | +1 month;start of month;+14 days
--> 2024-01-01 00:00:00 | NULL | +1 month; start of month ; +14 days
--> 2024-01-01 00:00:00 | NULL | +1 day;weekday 1
--> 2024-01-01 00:00:00 | NULL | +1 MONTH

-- # More than three are refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;+1 day;+1 day;+1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;+1 day;+1 day;', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;;;', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: more than three; write up to three
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # An empty one is refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '  ', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, ';', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, ';+1 month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;;+1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month,+1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # What SQLite does not understand is refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'monthly', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '1', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 fortnight', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+ 1 month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'now', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'subsec', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;subsec', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'unixepoch', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'julianday', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'weekday 7', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # What only newer SQLites understand is refused
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+1 month;floor', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+1 month;CEILING', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, 'auto;+1 month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+0000-01-00', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+0000-01-00 00:00:00', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+1 month;subsecond', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # Time zones differ by machine
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;localtime', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'utc;+1 month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'LOCALTIME', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month; UTC', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: differs by time zone; leave it UTC
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # Dates that stand still or go back are refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+0 days', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '-1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'start of month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'start of year', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'weekday 1', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, 'weekday 3', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '-00:00:01', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 day;-1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;-1 month;+0 days', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+0.2 seconds', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 day;start of month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # Dates that go wrong after some steps are refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;-30 days', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 year;-365 days', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month;-28 days;start of month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-30 12:00:00', NULL, '+6 hours;start of day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-30 19:00:00', NULL, '+6 hours;start of day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> (none)

-- # The end bounds the dates that count
INSERT INTO plan VALUES ('2024-01-01 00:00:00', '2024-01-01 00:00:00', '+1 month;-30 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', '2024-01-02 00:00:00', '+1 month;-30 days', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', '2024-03-01 00:00:00', '+1 month;-30 days', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-01 00:00:00', '2024-01-01 00:00:00', '-1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-02 00:00:00', '2024-01-03 00:00:00', 'weekday 3', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT INTO plan VALUES ('2024-01-02 00:00:00', '2024-01-02 23:59:59', 'weekday 3', NULL);
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> 2024-01-01 00:00:00 | 2024-01-01 00:00:00 | +1 month;-30 days
--> 2024-01-01 00:00:00 | 2024-01-02 00:00:00 | +1 month;-30 days
--> 2024-01-02 00:00:00 | 2024-01-02 23:59:59 | weekday 3

-- # The last of the days of a month
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, '+1 month', NULL);
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, 'start of month;+2 months;-1 day', NULL);
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> 2024-01-31 00:00:00 | NULL | +1 month
--> 2024-01-31 00:00:00 | NULL | start of month;+2 months;-1 day

-- # A sequence may run past the last year that SQLite knows
INSERT INTO plan VALUES ('9999-11-01 00:00:00', NULL, '+1 month', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+500 years', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+7975 years', NULL);
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+9000 years', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
INSERT INTO plan VALUES ('9999-12-31 00:00:00', NULL, '+1 day', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: not understood; write like +1 month
SELECT start_datetime, end_datetime, recurrence FROM plan;
--> 9999-11-01 00:00:00 | NULL | +1 month
--> 2024-01-01 00:00:00 | NULL | +500 years
--> 2024-01-01 00:00:00 | NULL | +7975 years

-- # OR IGNORE and OR REPLACE do not write what is refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, '+1 month', NULL);
INSERT OR IGNORE INTO plan VALUES ('2024-01-01 00:00:00', NULL, '-1 month', NULL);
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
INSERT OR REPLACE INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, base_amount,
    start_datetime, recurrence_datetime_modifiers, deviation_datetime_modifier
)
VALUES (1, 5, '=', -100, '2024-01-01 00:00:00', '-1 month', '+1 hour');
--! fin_transaction_plans.recurrence_datetime_modifiers: dates must increase; write +1 month
SELECT recurrence FROM plan;
--> +1 month

-- # Forth, and back to where it was
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+3 days');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '3 days');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+1 day');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+1 month');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '1 year');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+12 hours');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+30 minutes');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+90 seconds');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+1.5 days');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+01:30:00');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '01:30:00');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+12:00');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '00:00:01');
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+3 DAYS');
SELECT start_datetime, deviation FROM plan;
--> 2024-01-15 00:00:00 | +3 days
--> 2024-01-15 00:00:00 | 3 days
--> 2024-01-15 00:00:00 | +1 day
--> 2024-01-15 00:00:00 | +1 month
--> 2024-01-15 00:00:00 | 1 year
--> 2024-01-15 00:00:00 | +12 hours
--> 2024-01-15 00:00:00 | +30 minutes
--> 2024-01-15 00:00:00 | +90 seconds
--> 2024-01-15 00:00:00 | +1.5 days
--> 2024-01-15 00:00:00 | +01:30:00
--> 2024-01-15 00:00:00 | 01:30:00
--> 2024-01-15 00:00:00 | +12:00
--> 2024-01-15 00:00:00 | 00:00:01
--> 2024-01-15 00:00:00 | +3 DAYS

-- # Nothing, or earlier, is refused
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+0 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '0 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '-3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '-1 month');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '-01:30:00');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+00:00:00');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+-3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'start of month');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'start of day');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'weekday 1');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+0.2 seconds');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
SELECT start_datetime, deviation FROM plan;
--> (none)

-- # Of the deviation: What SQLite does not understand is refused
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '3');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'three days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+3 days;+1 day');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, ' +3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+3 days ');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '++3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'now');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '2024-01-18 00:00:00');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
SELECT start_datetime, deviation FROM plan;
--> (none)

-- # What only newer SQLites understand, or time zones, are refused
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+0000-00-03');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, '+0000-00-03 12:00:00');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'floor');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'auto');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('2024-01-15 00:00:00', NULL, NULL, 'utc');
--! fin_transaction_plans.deviation_datetime_modifier: is not
SELECT start_datetime, deviation FROM plan;
--> (none)

-- # What does not lead back is refused
INSERT INTO plan VALUES ('2024-01-16 00:00:00', NULL, NULL, 'weekday 1');
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, NULL, '+1 month');
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
INSERT INTO plan VALUES ('2024-03-31 00:00:00', NULL, NULL, '+1 month');
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
INSERT INTO plan VALUES ('2024-02-29 00:00:00', NULL, NULL, '+1 year');
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
INSERT INTO plan VALUES ('2024-01-31 00:00:00', NULL, NULL, '+1 year');
INSERT INTO plan VALUES ('2024-01-28 00:00:00', NULL, NULL, '+1 month');
INSERT INTO plan VALUES ('2024-02-28 12:00:00', NULL, NULL, '+1 year');
SELECT start_datetime, deviation FROM plan;
--> 2024-01-31 00:00:00 | +1 year
--> 2024-01-28 00:00:00 | +1 month
--> 2024-02-28 12:00:00 | +1 year

-- # Past the last year that SQLite knows is refused
INSERT INTO plan VALUES ('9999-12-31 00:00:00', NULL, NULL, '+3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT INTO plan VALUES ('9999-12-28 00:00:00', NULL, NULL, '+3 days');
SELECT start_datetime, deviation FROM plan;
--> 9999-12-28 00:00:00 | +3 days

-- # Of the deviation: OR IGNORE and OR REPLACE do not write what is refused
INSERT INTO plan VALUES ('2024-01-01 00:00:00', NULL, NULL, '+3 days');
INSERT OR IGNORE INTO plan VALUES ('2024-01-01 00:00:00', NULL, NULL, '-3 days');
--! fin_transaction_plans.deviation_datetime_modifier: is not later; write one like +3 days
INSERT OR REPLACE INTO fin_transaction_plans (
    id, transaction_category_id, criteria_operator, base_amount,
    start_datetime, deviation_datetime_modifier
)
VALUES (1, 5, '=', -100, '2024-01-31 00:00:00', '+1 month');
--! fin_transaction_plans.deviation_datetime_modifier: is not reversible; write like +3 days
SELECT start_datetime, deviation FROM plan;
--> 2024-01-01 00:00:00 | +3 days
