-- Every month since start_datetime of :since.
shown_months (number, start_datetime, end_datetime, last_datetime) AS (
    SELECT
        12 * strftime('%Y', start_datetime) + strftime('%m', start_datetime),
        start_datetime,
        datetime(start_datetime, '+1 month'),
        datetime(start_datetime, '+1 month', '-1 second')
    FROM :since
    WHERE start_datetime <= datetime('now')
    UNION ALL
    SELECT
        number + 1,
        end_datetime,
        datetime(end_datetime, '+1 month'),
        datetime(end_datetime, '+1 month', '-1 second')
    FROM shown_months
    WHERE end_datetime <= datetime('now')
)
