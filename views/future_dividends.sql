CREATE VIEW future_dividends AS
-- One row per dividend that is still to come on what is held, the next first.
--   pay_month         TEXT YYYY-MM, info: of the payment, else of the ex day; NULL is unknown
--   ex_datetime       TEXT UTC, info
--   pay_datetime      TEXT UTC, info
--   asset_type        TEXT, info: fin_asset_types.name
--   asset_code        TEXT, info: fin_assets.code
--   shares            REAL of the asset, info: held in all storages, on the ex day if that is past
--   amount_per_share  REAL of the base asset per 1 of the asset, info: before tax
--   amount            REAL of the base asset, info: of all shares, before tax
--   status            TEXT, info: declared; projected (fin_asset_dividends.is_projection); repeated
-- A projection whose day is past stands for the same day in the next year. For an asset without
-- projections what it paid in the last year is repeated a year later, unless a dividend is declared
-- within two months of that day. So the calendar is that of a year, and what is declared after it.
-- Operations: select.
-- Cost: a few index seeks per dividend and storage of its asset.
WITH
dated AS MATERIALIZED (
    SELECT
        dividend.asset_id,
        dividend.ex_datetime,
        dividend.pay_datetime,
        dividend.amount_per_share,
        dividend.is_projection,
        coalesce(dividend.pay_datetime, dividend.ex_datetime) AS due_datetime,
        strftime('%Y', 'now')
        - strftime('%Y', coalesce(dividend.pay_datetime, dividend.ex_datetime)) AS years
    FROM fin_asset_dividends AS dividend
),

coming AS MATERIALIZED (
    SELECT
        dated.asset_id,
        dated.ex_datetime,
        dated.pay_datetime,
        dated.amount_per_share,
        'declared' AS status
    FROM dated
    WHERE dated.is_projection = 0 AND dated.due_datetime >= date('now')
    UNION ALL
    SELECT
        dated.asset_id,
        datetime(dated.ex_datetime, '+' || late.years || ' years'),
        datetime(dated.pay_datetime, '+' || late.years || ' years'),
        dated.amount_per_share,
        CASE WHEN dated.is_projection = 1 THEN 'projected' ELSE 'repeated' END
    FROM dated
    INNER JOIN (
        SELECT
            counted.asset_id,
            counted.due_datetime,
            CASE
                WHEN counted.due_datetime IS NULL OR counted.due_datetime >= date('now') THEN 0
                WHEN
                    datetime(counted.due_datetime, '+' || counted.years || ' years') < date('now')
                    THEN counted.years + 1
                ELSE counted.years
            END AS years
        FROM dated AS counted
        GROUP BY counted.asset_id, counted.due_datetime
    ) AS late ON late.asset_id = dated.asset_id AND late.due_datetime IS dated.due_datetime
    WHERE dated.is_projection = 1
        OR (
            dated.due_datetime < date('now')
            AND dated.due_datetime >= date('now', '-1 year')
            AND NOT EXISTS (
                SELECT 1 FROM dated AS other
                WHERE other.asset_id = dated.asset_id
                    AND (
                        other.is_projection = 1
                        OR abs(
                            julianday(other.due_datetime)
                            - julianday(dated.due_datetime, '+1 year')
                        ) < 61
                    )
            )
        )
),

-- The newest balances up to the ex day, or up to now.
entitled AS (
    SELECT
        coming.*,
        (
            SELECT total(
                (
                    SELECT balance.amount FROM balances AS balance
                    WHERE balance.asset_storage_id = held.id
                        AND balance.datetime <= coalesce(
                            min(coming.ex_datetime, datetime('now', '+1 second')),
                            datetime('now', '+1 second')
                        )
                    ORDER BY balance.datetime DESC LIMIT 1
                )
            )
            FROM fin_assets_storages AS held
            INNER JOIN fin_storages
                ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
            WHERE held.asset_id = coming.asset_id
        ) AS shares
    FROM coming
)

SELECT
    substr(coalesce(entitled.pay_datetime, entitled.ex_datetime), 1, 7) AS pay_month,
    entitled.ex_datetime,
    entitled.pay_datetime,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    entitled.shares,
    entitled.amount_per_share,
    entitled.shares * entitled.amount_per_share AS amount,
    entitled.status
FROM entitled
INNER JOIN fin_assets AS asset ON asset.id = entitled.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
WHERE entitled.shares > 0
ORDER BY
    pay_month IS NULL,
    coalesce(entitled.pay_datetime, entitled.ex_datetime),
    fin_asset_types.name,
    asset.code;
