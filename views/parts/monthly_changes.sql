-- include first_month,

-- include shown_months(since = first_month),

-- LIMIT -1 keeps the rows apart in SQLite before 3.37, too, where MATERIALIZED alone does not.
asset_months AS MATERIALIZED (
    SELECT
        asset.id * 1000000 + shown_months.number AS asset_month,
        asset.type_id * 1000000 + shown_months.number AS type_month,
        -- include unit_rate(asset = asset, datetime = shown_months.last_datetime)
        AS rate,
        (
            SELECT
                total(
                    -- include balance_at(datetime = shown_months.end_datetime)
                )
            FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id
        ) AS balance,
        (
            SELECT total(tx.amount) FROM fin_assets_storages AS held
            CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            WHERE held.asset_id = asset.id
                AND tx.datetime >= shown_months.start_datetime
                AND tx.datetime < shown_months.end_datetime
        ) AS tx_delta,
        -- What is passive has a reason: the condition selects a small index of such transactions.
        (
            SELECT total(tx.amount) FROM fin_assets_storages AS held
            CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            WHERE held.asset_id = asset.id
                AND tx.datetime >= shown_months.start_datetime
                AND tx.datetime < shown_months.end_datetime
                AND (
                    tx.reason_fin_asset_storage_id IS NOT NULL
                    OR tx.reason_phys_asset_ownership_id IS NOT NULL
                )
                AND tx.category_id IN (
                    SELECT category.id FROM fin_transaction_categories AS category
                    WHERE category.is_passive = 1
                )
        ) AS passive_delta
    FROM fin_assets AS asset
    CROSS JOIN shown_months
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages AS held WHERE held.asset_id = asset.id)
    LIMIT -1
),

valued_swaps AS MATERIALIZED (
    SELECT
        sent.asset_id AS credit_asset_id,
        received.asset_id AS debit_asset_id,
        credit.datetime AS credit_datetime,
        debit.datetime AS debit_datetime,
        sent.asset_id * 1000000
        + 12 * substr(credit.datetime, 1, 4) + substr(credit.datetime, 6, 2) AS credit_month,
        credit.amount AS credit_amount,
        credit.category_id AS credit_category_id,
        received.asset_id * 1000000
        + 12 * substr(debit.datetime, 1, 4) + substr(debit.datetime, 6, 2) AS debit_month,
        debit.amount AS debit_amount,
        debit.category_id AS debit_category_id,
        credit.amount * CASE
            WHEN sent.asset_id = (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
                THEN 1.0
            ELSE
                -- include rate_at(asset_id = sent.asset_id, datetime = credit.datetime)
        END AS base_amount
    FROM swaps AS swap
    CROSS JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
    CROSS JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
    CROSS JOIN fin_assets_storages AS sent ON sent.id = credit.asset_storage_id
    CROSS JOIN fin_assets_storages AS received ON received.id = debit.asset_storage_id
    LIMIT -1
),

swap_sides (asset_month, amount, category_id, base_amount) AS (
    SELECT credit_month, credit_amount, credit_category_id, base_amount FROM valued_swaps
    UNION ALL
    SELECT debit_month, debit_amount, debit_category_id, -base_amount FROM valued_swaps
),

swapped_months AS MATERIALIZED (
    SELECT
        side.asset_month,
        total(side.amount) FILTER (
            WHERE side.category_id NOT IN (
                SELECT category.id FROM fin_transaction_categories AS category
                WHERE category.is_passive = 1
            )
        ) AS swap_delta,
        total(side.amount) AS every_swap_delta,
        CASE WHEN count(*) = count(side.base_amount) THEN sum(side.base_amount) END AS base_delta
    FROM swap_sides AS side
    GROUP BY side.asset_month
),

-- An initial import that is a side of a swap counts as the swap.
imported_months AS MATERIALIZED (
    SELECT
        held.asset_id * 1000000
        + 12 * substr(tx.datetime, 1, 4) + substr(tx.datetime, 6, 2) AS asset_month,
        total(tx.amount) AS import_delta
    FROM fin_transaction_categories AS category
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category.id
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    WHERE category.is_initial_import = 1
        AND NOT EXISTS (
            SELECT 1 FROM swaps AS swap
            WHERE swap.credit_fin_transaction_id = tx.id
                AND swap.debit_fin_transaction_id IS NOT NULL
        )
        AND NOT EXISTS (
            SELECT 1 FROM swaps AS swap
            WHERE swap.debit_fin_transaction_id = tx.id
                AND swap.credit_fin_transaction_id IS NOT NULL
        )
    GROUP BY asset_month
),

local_months AS (
    SELECT
        month.asset_month, month.type_month, month.rate, month.balance,
        month.passive_delta - coalesce(swapped.every_swap_delta - swapped.swap_delta, 0.0)
            AS passive_delta,
        month.tx_delta - month.passive_delta - coalesce(imported.import_delta, 0.0)
        - coalesce(swapped.swap_delta, 0.0) AS active_delta,
        month.balance - lag(month.balance, 1, 0.0) OVER (
            PARTITION BY month.asset_month / 1000000 ORDER BY month.asset_month
        ) - month.tx_delta + coalesce(imported.import_delta, 0.0) AS unaccounted_delta,
        CASE WHEN swapped.asset_month IS NULL THEN 0.0 ELSE swapped.base_delta END
            AS base_swap_delta
    FROM asset_months AS month
    LEFT JOIN imported_months AS imported ON imported.asset_month = month.asset_month
    LEFT JOIN swapped_months AS swapped ON swapped.asset_month = month.asset_month
),

-- 0 of an asset is worth 0 without a rate, too. What is below half a satoshi is the error of adding
-- up floating point numbers; round() would cost more than all seeks.
base_months AS (
    SELECT
        asset_month, type_month, balance, base_swap_delta,
        CASE WHEN abs(balance) < 5e-9 THEN 0.0 ELSE balance * rate END AS base_balance,
        CASE WHEN abs(active_delta) < 5e-9 THEN 0.0 ELSE active_delta * rate END
            AS base_active_delta,
        CASE WHEN abs(passive_delta) < 5e-9 THEN 0.0 ELSE passive_delta * rate END
            AS base_passive_delta,
        CASE WHEN abs(unaccounted_delta) < 5e-9 THEN 0.0 ELSE unaccounted_delta * rate END
        + base_swap_delta AS base_unaccounted_delta
    FROM local_months
    LIMIT -1
)
