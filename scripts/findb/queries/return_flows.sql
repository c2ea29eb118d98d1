-- What was put in (below 0) and taken out (above 0) of the whole, each type and each asset: what
-- was there at first counts as put in on the day before, what is there in the end as taken out.
-- NULL is not known.
WITH RECURSIVE
-- include measured_returns

SELECT
    coalesce(fin_asset_types.name, 'all') AS asset_type,
    coalesce(asset.code, '') AS asset_code,
    flow.flow_date, flow.amount
FROM (
    SELECT
        steps.number, steps.type_id, steps.asset_id,
        CASE moment.name
            WHEN 'first' THEN date(steps.start_datetime, '-1 day')
            WHEN 'then' THEN date(steps.start_datetime)
            ELSE date(steps.end_datetime, '-1 second')
        END AS flow_date,
        CASE moment.name
            WHEN 'first' THEN -steps.start_value
            WHEN 'then' THEN -steps.flow
            ELSE steps.end_value
        END AS amount
    FROM (
        SELECT
            steps.*,
            min(steps.number) OVER (PARTITION BY steps.level) AS first_number,
            max(steps.number) OVER (PARTITION BY steps.level) AS last_number
        FROM steps
    ) AS steps
    CROSS JOIN (SELECT column1 AS name FROM (VALUES ('first'), ('then'), ('last'))) AS moment
    WHERE moment.name = 'then'
        OR (moment.name = 'first' AND steps.number = steps.first_number)
        OR (moment.name = 'last' AND steps.number = steps.last_number)
) AS flow
LEFT JOIN fin_asset_types ON fin_asset_types.id = flow.type_id
LEFT JOIN fin_assets AS asset ON asset.id = flow.asset_id
WHERE flow.amount IS NOT 0.0
ORDER BY flow.number, flow.flow_date
