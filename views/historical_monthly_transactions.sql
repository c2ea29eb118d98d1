CREATE VIEW historical_monthly_transactions AS
-- One row per month and category in which something was earned or spent, itself or below it: the
-- newest month first, in the order of the tree.
--   start_datetime     TEXT UTC, info: first moment of the month
--   end_datetime       TEXT UTC, info: first moment of the next month
--   category           TEXT, info: fin_transaction_categories.name
--   depth              INTEGER, info: how many categories are above it, 0 is the root
--   path               TEXT, info: names from the root down, joined by ' > '
--   transaction_count  INTEGER number, info: transactions in the category and all below it
--   base_amount        REAL of the base asset, info: of the category and all below it, each at the
--                      rate of its moment; > 0 was earned, < 0 spent
--   own_base_amount    REAL of the base asset, info: of the category alone
--   base_amount_real   REAL of the base asset, info: base_amount / the price index at the month's
--                      end, so in the money of when the index is 1; NULL without an index
--   base_asset         TEXT, info: fin_assets.code of the base asset
-- Rows of one depth never count a transaction twice. Apart from it are: sides of swaps; initial
-- imports; categories with the roles transfers, exchange, deliveries and splits, with all below
-- them. The fee of a swap is spent. The price index is the asset with that role, see
-- current_fin_assets. A missing rate gives NULL, never 0; what is dated in the future waits.
-- Operations: select.
-- Cost: one walk over the transactions in an index, and a look-up of its rate for each that is not
--   in the base asset. A join with GROUP BY would sort them all.
WITH RECURSIVE
-- include placed,

-- include moving_categories,

first_transaction AS MATERIALIZED (
    SELECT datetime(min(tx.datetime), 'start of month') AS start_datetime
    FROM fin_transactions AS tx
),

-- include shown_months(since = first_transaction),

booked_months AS MATERIALIZED (
    SELECT
        shown_months.*,
        min(end_datetime, datetime('now', '+1 second')) AS until_datetime,
        -- include price_index(datetime = last_datetime)
        AS price_index
    FROM shown_months
),

-- Only where a category has sides of swaps must they be told from the rest.
flow_categories AS MATERIALIZED (
    SELECT
        category.id,
        category.id IN (
            SELECT side.category_id FROM swaps AS swap
            CROSS JOIN fin_transactions AS side ON side.id = swap.credit_fin_transaction_id
            UNION
            SELECT side.category_id FROM swaps AS swap
            CROSS JOIN fin_transactions AS side ON side.id = swap.debit_fin_transaction_id
        ) AS is_swapped
    FROM fin_transaction_categories AS category
    WHERE category.id NOT IN (SELECT moving.category_id FROM moving_categories AS moving)
),

-- Months outside and categories inside: the rates of a month stay at hand. LIMIT -1 keeps the rows
-- apart in SQLite before 3.37, too, where MATERIALIZED alone does not.
booked_categories AS MATERIALIZED (
    SELECT
        month.number, category.id AS category_id,
        (
            SELECT count(*) FROM fin_transactions AS tx
            WHERE
                -- include is_earned_or_spent
        ) AS transaction_count,
        -- A missing rate makes the sum infinite: that costs less than to count what is known.
        nullif(
            (
                SELECT
                    total(
                        -- include base_value_of_tx
                    )
                FROM fin_transactions AS tx
                CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
                WHERE
                    -- include is_earned_or_spent
            ), 9e999
        ) AS base_amount
    FROM booked_months AS month
    CROSS JOIN flow_categories AS category
    LIMIT -1
),

-- include category_lines,

subtotals AS (
    SELECT
        booked.number, line.ancestor_id AS category_id,
        sum(booked.transaction_count) AS transaction_count,
        CASE WHEN count(*) = count(booked.base_amount) THEN round(sum(booked.base_amount), 8) END
            AS base_amount,
        -- A category of which nothing is booked itself has 0.0, not NULL.
        CASE
            WHEN total(booked.base_amount IS NULL AND line.ancestor_id = booked.category_id) = 0
                THEN round(total(booked.base_amount * (line.ancestor_id = booked.category_id)), 8)
        END AS own_base_amount
    FROM booked_categories AS booked
    CROSS JOIN category_lines AS line ON line.category_id = booked.category_id
    WHERE booked.transaction_count > 0
    GROUP BY booked.number, line.ancestor_id
)

SELECT
    month.start_datetime, month.end_datetime,
    placed.name AS category,
    placed.depth, placed.path,
    subtotal.transaction_count, subtotal.base_amount, subtotal.own_base_amount,
    subtotal.base_amount / month.price_index AS base_amount_real,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM subtotals AS subtotal
INNER JOIN booked_months AS month ON month.number = subtotal.number
INNER JOIN placed ON placed.id = subtotal.category_id
ORDER BY month.number DESC, placed.sort_path ASC;
