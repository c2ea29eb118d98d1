-- The money of swaps for things, month by month: what was paid comes back as the thing.
thing_swaps (asset_id, transaction_id) AS (
    SELECT ownership.asset_id, swap.credit_fin_transaction_id
    FROM phys_asset_ownerships AS ownership
    CROSS JOIN swaps AS swap ON swap.debit_phys_ownership_id = ownership.id
    WHERE swap.credit_fin_transaction_id IS NOT NULL
    UNION ALL
    SELECT ownership.asset_id, swap.debit_fin_transaction_id
    FROM phys_asset_ownerships AS ownership
    CROSS JOIN swaps AS swap ON swap.credit_phys_ownership_id = ownership.id
    WHERE swap.debit_fin_transaction_id IS NOT NULL
),

thing_payments AS MATERIALIZED (
    SELECT
        thing.asset_id, month.number, category.is_passive, category.is_initial_import,
        -tx.amount *
        -- include unit_rate(asset = asset, datetime = month.last_datetime)
        AS base_amount
    FROM thing_swaps AS thing
    CROSS JOIN fin_transactions AS tx ON tx.id = thing.transaction_id
    CROSS JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    CROSS JOIN fin_assets AS asset ON asset.id = held.asset_id
    CROSS JOIN priced_months AS month
        ON month.start_datetime <= tx.datetime AND month.end_datetime > tx.datetime
),

thing_months AS MATERIALIZED (
    SELECT
        thing.id AS asset_id, thing.name, month.number, ownership.id AS ownership_id,
        CASE
            WHEN ownership.id IS NULL THEN 0.0
            ELSE
                -- include thing_value(datetime = month.value_datetime)
        END AS base_value,
        -- include paid_in_month(of = is_passive IS NOT 1 AND is_initial_import IS NOT 1)
        AS base_active_delta,
        -- include paid_in_month(of = is_passive = 1)
        AS base_passive_delta,
        -- include paid_in_month(of = is_initial_import = 1)
        AS base_import_delta,
        month.number IN (
            SELECT payment.number FROM thing_payments AS payment
            WHERE payment.asset_id = thing.id
        ) AS is_paid
    FROM phys_assets AS thing
    CROSS JOIN priced_months AS month
    LEFT JOIN phys_asset_ownerships AS ownership ON ownership.asset_id = thing.id
        AND ownership.start_datetime <= month.value_datetime
        AND coalesce(ownership.end_datetime, '~') > month.value_datetime
),

-- What appears or goes without a payment has no explanation.
thing_deltas AS (
    SELECT
        thing.*,
        base_value - base_before AS base_delta,
        base_import_delta + CASE
            WHEN is_paid = 0 AND (ownership_id IS NULL OR was_owned = 0)
                THEN base_value - base_before
            ELSE 0.0
        END AS base_unaccounted_delta
    FROM (
        SELECT
            thing_months.*,
            lag(base_value, 1, 0.0) OVER thing_history AS base_before,
            lag(ownership_id IS NOT NULL, 1, 0) OVER thing_history AS was_owned
        FROM thing_months
        WINDOW thing_history AS (PARTITION BY asset_id ORDER BY number)
    ) AS thing
)
