-- include fundamentals_now,

-- Every dividend with its day, and how many years later that day is in the year that begins
-- tomorrow.
dividend_days AS MATERIALIZED (
    SELECT
        dividend.*,
        CASE
            WHEN dividend.due_date > date('now') THEN 0
            WHEN date(dividend.due_date, '+' || dividend.years || ' years') > date('now')
                THEN dividend.years
            ELSE dividend.years + 1
        END AS late_years
    FROM (
        SELECT
            fin_asset_dividends.*,
            date(coalesce(pay_datetime, ex_datetime)) AS due_date,
            strftime('%Y', 'now') - strftime('%Y', coalesce(pay_datetime, ex_datetime)) AS years
        FROM fin_asset_dividends
    ) AS dividend
),

-- What was paid in the last year: the asset may pay as often in the next one.
paid_dividends AS MATERIALIZED (
    SELECT
        paid.*,
        365.25 / count(*) OVER (PARTITION BY paid.asset_id) AS period_days
    FROM dividend_days AS paid
    WHERE paid.is_projection = 0
        AND paid.due_date <= date('now')
        AND paid.due_date > date('now', '-1 year')
),

-- Declared; projected, later by years once the day has passed, unless one is known for that month;
-- without projections repeated a year later, unless one is declared within half a period.
known_dividends AS MATERIALIZED (
    SELECT
        declared.asset_id, declared.ex_datetime, declared.pay_datetime, declared.due_date,
        declared.amount_per_share,
        'declared' AS status
    FROM dividend_days AS declared
    WHERE declared.is_projection = 0
        AND declared.due_date > date('now')
        AND declared.due_date <= date('now', '+1 year')
    UNION ALL
    SELECT
        projected.asset_id,
        datetime(projected.ex_datetime, '+' || projected.late_years || ' years'),
        datetime(projected.pay_datetime, '+' || projected.late_years || ' years'),
        date(projected.due_date, '+' || projected.late_years || ' years'),
        projected.amount_per_share,
        'projected'
    FROM dividend_days AS projected
    WHERE projected.is_projection = 1
        AND (projected.due_date IS NULL OR projected.due_date <= date('now', '+1 year'))
        AND NOT EXISTS (
            SELECT 1 FROM dividend_days AS known
            WHERE known.asset_id = projected.asset_id
                AND (known.is_projection = 0 OR known.late_years < projected.late_years)
                AND substr(known.due_date, 1, 7) = substr(
                    date(projected.due_date, '+' || projected.late_years || ' years'), 1, 7
                )
        )
    UNION ALL
    SELECT
        paid.asset_id,
        datetime(paid.ex_datetime, '+1 year'),
        datetime(paid.pay_datetime, '+1 year'),
        date(paid.due_date, '+1 year'),
        paid.amount_per_share,
        'repeated'
    FROM paid_dividends AS paid
    WHERE NOT EXISTS (
        SELECT 1 FROM dividend_days AS other
        WHERE other.asset_id = paid.asset_id
            AND (
                (
                    other.is_projection = 1
                    AND (other.due_date IS NULL OR other.due_date <= date('now', '+1 year'))
                )
                OR abs(julianday(other.due_date) - julianday(paid.due_date, '+1 year'))
                < paid.period_days / 2
            )
    )
),

-- An asset of which none is known pays what its fundamentals lead to.
coming_dividends AS MATERIALIZED (
    SELECT candidate.*, row_number() OVER () AS dividend_number
    FROM (
        SELECT
            dividend.*,
            dividend.status = 'fundamental'
            AND count(*) OVER (PARTITION BY dividend.asset_id) > 1 AS is_replaced
        FROM (
            SELECT * FROM known_dividends
            UNION ALL
            SELECT
                fundamental.asset_id, NULL, NULL, NULL,
                fundamental.book_value_per_share * fundamental.dividend_on_equity,
                'fundamental'
            FROM fundamentals_now AS fundamental
        ) AS dividend
    ) AS candidate
    WHERE candidate.is_replaced = 0
),

-- Each dividend in each storage that keeps the asset: on the ex day if that is past and a balance
-- is that old, else now.
dividends_ahead AS MATERIALIZED (
    SELECT
        entitled.*,
        entitled.shares * entitled.amount_per_share AS base_amount,
        entitled.shares * entitled.amount_per_share
        * coalesce(1.0 - fundamental.dividend_tax_rate, 1.0) AS net_amount
    FROM (
        SELECT
            coming.*,
            held.id AS asset_storage_id,
            held.storage_id,
            asset.code AS asset_code,
            asset.type_id,
            coalesce(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coming.ex_datetime
                        AND coming.ex_datetime <= datetime('now')
                    ORDER BY balance.datetime DESC LIMIT 1
                ),
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= datetime('now', '+1 second')
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            ) AS shares
        FROM coming_dividends AS coming
        INNER JOIN fin_assets AS asset ON asset.id = coming.asset_id AND asset.is_active = 1
        INNER JOIN fin_assets_storages AS held ON held.asset_id = coming.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        WHERE asset.type_id IS NOT (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        )
    ) AS entitled
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = entitled.asset_id
    WHERE entitled.shares > 0
)
