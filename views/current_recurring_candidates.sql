CREATE VIEW current_recurring_candidates AS
-- One row per thing that repeats and has no plan: the largest sum in a year first.
--   pseudo_id          INTEGER, key: fin_transactions.id of the newest one
--   description        TEXT, lookup: of the transactions; without one the name of the category
--   category           TEXT, lookup: fin_transaction_categories.name
--   asset_code         TEXT, lookup: fin_assets.code
--   storage            TEXT, lookup: fin_storages.name
--   asset_type         TEXT, lookup: fin_asset_types.name
--   amount             REAL of the asset, info: the median, < 0 goes out
--   spread             REAL of the asset, info: between the least and the most that it was
--   transaction_count  INTEGER number, info: days on which it happened within the last 25 months
--   interval_days      INTEGER days, info: the median from one to the next
--   recurrence         TEXT SQLite modifier, info: +7 days, +14 days, +1, 2, 3 or 6 months, +1 year
--   last_date          TEXT YYYY-MM-DD, info: when it happened last
--   next_date          TEXT YYYY-MM-DD, info: when it is expected next
--   deviation          TEXT SQLite modifier, info: how much earlier or later that may be
-- What repeats has the same description (or none), category, account and direction, and happened on
-- three days or more; all but a quarter of its intervals are the median, give or take two days and
-- a tenth; and it is not long overdue. It has a plan if one in any storage covers its category, or
-- one in its account that covers its category has no description, its description, or its amount
-- within a quarter. Sides of swaps, transfers, exchanges, dividends, deliveries, splits and initial
-- imports are left out.
-- Operations: select, insert.
--   an insert makes the plan: INSERT INTO current_recurring_candidates (description) VALUES
--   ('Netflix'); category, asset_code, storage and asset_type tell candidates of one name apart.
-- Cost: a walk over the transactions of 25 months in categories without a plan, and a sort of them.
WITH RECURSIVE
-- include plan_scopes,
-- include category_roles,

known_intervals (least_days, most_days, months, recurrence, deviation) AS (
    VALUES
    (6, 8, 0, '+7 days', '+3 days'),
    (13, 15, 0, '+14 days', '+3 days'),
    (27, 32, 1, '+1 month', '+5 days'),
    (57, 64, 2, '+2 months', '+7 days'),
    (88, 95, 3, '+3 months', '+10 days'),
    (176, 188, 6, '+6 months', '+14 days'),
    (355, 375, 12, '+1 year', '+14 days')
),

-- Plans that go on, with each category that they cover.
going_plans AS MATERIALIZED (
    SELECT scope.category_id, plans.asset_storage_id, plans.description, plans.local_amount
    FROM fin_transaction_plans AS plans
    INNER JOIN plan_scopes AS scope ON scope.plan_id = plans.id
    WHERE plans.recurrence_datetime_modifiers IS NOT NULL
        AND plans.scenario IS NULL
        AND (plans.end_datetime IS NULL OR plans.end_datetime >= datetime('now'))
),

unplanned_categories AS MATERIALIZED (
    SELECT category.id, category.name FROM fin_transaction_categories AS category
    WHERE category.is_initial_import IS NOT 1
        AND category.id NOT IN (
            SELECT category_role.category_id FROM category_roles AS category_role
            WHERE category_role.role IN (
                'transfers', 'exchange', 'dividends', 'deliveries', 'splits'
            )
        )
        AND category.id NOT IN (
            SELECT going.category_id FROM going_plans AS going
            WHERE going.asset_storage_id IS NULL
        )
),

-- What happened on a day, with the days since the time before.
repeated_days AS MATERIALIZED (
    SELECT
        day.*,
        dense_rank() OVER (
            ORDER BY day.asset_storage_id, day.category_id, day.thing_name, day.is_income
        ) AS thing_id,
        julianday(day.date) - julianday(
            lag(day.date) OVER (
                PARTITION BY day.asset_storage_id, day.category_id, day.thing_name, day.is_income
                ORDER BY day.date
            )
        ) AS days
    FROM (
        SELECT
            tx.asset_storage_id, tx.category_id,
            coalesce(nullif(trim(lower(tx.description)), ''), category.name) AS thing_name,
            tx.amount > 0 AS is_income,
            date(tx.datetime) AS date,
            sum(tx.amount) AS amount,
            max(coalesce(nullif(trim(tx.description), ''), category.name)) AS description,
            max(tx.id) AS transaction_id
        FROM unplanned_categories AS category
        CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
            AND tx.datetime > datetime('now', '-25 months')
            AND tx.datetime <= datetime('now')
        WHERE tx.amount <> 0
        GROUP BY tx.asset_storage_id, tx.category_id, thing_name, is_income, date
    ) AS day
),

-- The median is the middle one; of an even number the lower one of the two.
ranked_days AS (
    SELECT
        repeated_days.*,
        count(*) OVER (PARTITION BY thing_id) AS count,
        row_number() OVER (PARTITION BY thing_id ORDER BY days) AS days_rank,
        row_number() OVER (PARTITION BY thing_id ORDER BY amount) AS amount_rank
    FROM repeated_days
),

-- The first day has no interval: it has rank 1.
repeated_things AS MATERIALIZED (
    SELECT
        thing_id, asset_storage_id, category_id, count,
        max(description) AS description,
        max(transaction_id) AS pseudo_id,
        max(date) AS last_date,
        max(amount) - min(amount) AS spread,
        max(amount) FILTER (WHERE amount_rank = (count + 1) / 2) AS amount,
        max(days) FILTER (WHERE days_rank = 1 + count / 2) AS interval_days
    FROM ranked_days
    WHERE count >= 3
    GROUP BY thing_id
),

recurring_things AS (
    SELECT
        thing.*, known.recurrence, known.deviation,
        CASE
            WHEN known.months = 0 THEN date(thing.last_date, known.recurrence)
            ELSE
                date(
                    -- include due_datetime(start = thing.last_date, number = known.months)
                )
        END AS next_date
    FROM repeated_things AS thing
    INNER JOIN known_intervals AS known
        ON thing.interval_days BETWEEN known.least_days AND known.most_days
    WHERE 4 * (
        SELECT count(*) FROM repeated_days AS other
        WHERE other.thing_id = thing.thing_id
            AND abs(other.days - thing.interval_days) > 2 + thing.interval_days / 10.0
    ) <= thing.count - 1
)

SELECT
    candidate.pseudo_id,
    candidate.description,
    category.name AS category,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    fin_asset_types.name AS asset_type,
    candidate.amount,
    candidate.spread,
    candidate.count AS transaction_count,
    CAST(candidate.interval_days AS INTEGER) AS interval_days,
    candidate.recurrence,
    candidate.last_date,
    candidate.next_date,
    candidate.deviation
FROM recurring_things AS candidate
INNER JOIN unplanned_categories AS category ON category.id = candidate.category_id
INNER JOIN fin_assets_storages AS held ON held.id = candidate.asset_storage_id
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
WHERE date(candidate.next_date, candidate.deviation) >= date('now')
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.credit_fin_transaction_id = candidate.pseudo_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_fin_transaction_id = candidate.pseudo_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM going_plans AS going
        WHERE going.category_id = candidate.category_id
            AND going.asset_storage_id = candidate.asset_storage_id
            AND (
                going.description IS NULL
                OR lower(going.description) = lower(candidate.description)
                OR abs(going.local_amount - candidate.amount) <= abs(candidate.amount) / 4
            )
    )
ORDER BY abs(candidate.amount) / candidate.interval_days DESC, candidate.description ASC;
