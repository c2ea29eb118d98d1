-- What returns are measured over, for the accounts in invested (id, asset_id) and what measured
-- (from_date, to_date, much) says: every day since the first booking, and the period that it is in,
-- a month, divided at both ends of each day on which much came or went.
measured_days (date, next_date, begins_month) AS (
    SELECT first_date, date(first_date, '+1 day'), 1
    FROM (
        SELECT
            date(
                min(
                    min(
                        coalesce(
                            (
                                SELECT min(tx.datetime) FROM fin_transactions AS tx
                                WHERE tx.asset_storage_id = invested.id
                            ), '9999-12-31'
                        ),
                        coalesce(
                            (
                                SELECT min(balance.datetime) FROM balances AS balance
                                WHERE balance.asset_storage_id = invested.id
                            ), '9999-12-31'
                        )
                    )
                )
            ) AS first_date
        FROM invested
    ) AS invested_since
    WHERE first_date <= (SELECT measured.to_date FROM measured)
    UNION ALL
    SELECT
        next_date, date(next_date, '+1 day'),
        next_date LIKE '%-01' OR next_date = (SELECT measured.from_date FROM measured)
    FROM measured_days
    WHERE next_date <= (SELECT measured.to_date FROM measured)
),

-- Much is a share of the newest balance of the account when the month began; without one, anything
-- is, and the first balance, too. If the share is 0, anything is, and every balance.
busy_days AS MATERIALIZED (
    SELECT DISTINCT substr(tx.datetime, 1, 10) AS busy_date
    FROM (
        SELECT
            invested.id,
            month.date AS start_date,
            date(month.date, 'start of month', '+1 month') AS end_date,
            (SELECT measured.much FROM measured) * coalesce(
                (
                    SELECT abs(balance.amount) FROM balances AS balance
                    WHERE balance.asset_storage_id = invested.id
                        AND balance.datetime <= month.date
                    ORDER BY balance.datetime DESC LIMIT 1
                ), 0.0
            ) AS much
        FROM invested
        CROSS JOIN (
            SELECT measured_days.date FROM measured_days WHERE measured_days.begins_month LIMIT -1
        ) AS month
        LIMIT -1
    ) AS account_month
    CROSS JOIN fin_transactions AS tx
        ON tx.asset_storage_id = account_month.id
        AND tx.datetime >= account_month.start_date AND tx.datetime < account_month.end_date
        AND tx.amount NOT BETWEEN -account_month.much AND account_month.much
    UNION
    SELECT (
        SELECT date(min(balance.datetime), '-1 second') FROM balances AS balance
        WHERE balance.asset_storage_id = invested.id
    )
    FROM invested
    UNION
    SELECT date(balance.datetime, '-1 second')
    FROM measured
    CROSS JOIN invested
    CROSS JOIN balances AS balance ON balance.asset_storage_id = invested.id
    WHERE measured.much = 0
),

calendar AS MATERIALIZED (
    SELECT
        day.date, day.next_date,
        sum(day.begins_month OR day.is_busy OR day.was_busy) OVER (ORDER BY day.date) AS period
    FROM (
        SELECT
            measured_days.*,
            busy_days.busy_date IS NOT NULL AS is_busy,
            lag(busy_days.busy_date) OVER (ORDER BY measured_days.date) IS NOT NULL AS was_busy
        FROM measured_days
        LEFT JOIN busy_days ON busy_days.busy_date = measured_days.date
    ) AS day
),

periods AS MATERIALIZED (
    SELECT
        period.*,
        substr(period.start_datetime, 1, 7) AS month,
        julianday(period.end_datetime) - julianday(period.start_datetime) AS days
    FROM (
        SELECT
            calendar.period,
            min(calendar.date) || ' 00:00:00' AS start_datetime,
            min(max(calendar.next_date) || ' 00:00:00', datetime('now', '+1 second'))
                AS end_datetime
        FROM calendar
        GROUP BY calendar.period
    ) AS period
)
