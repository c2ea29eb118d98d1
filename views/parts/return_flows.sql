-- include account_assets,

-- What one unit of each asset is worth at the end of each period.
asset_rates AS MATERIALIZED (
    SELECT
        asset.id AS asset_id, asset.type_id, periods.period,
        -- include unit_rate(asset = asset, datetime = datetime(periods.end_datetime, '-1 second'))
        AS rate
    FROM fin_assets AS asset
    CROSS JOIN periods
    LIMIT -1
),

-- What was swapped, and for what. It is worth what was paid: the side in the base asset, else the
-- side in money, else what was given. The thing that was traded bears the fee.
trades AS MATERIALIZED (
    SELECT
        substr(credit.datetime, 1, 10) AS credit_date,
        sender.id AS sender_id,
        credit.amount AS credit_amount,
        CASE WHEN credit.reason_fin_asset_storage_id IS NOT NULL THEN credit.id END
            AS caused_credit_id,
        substr(debit.datetime, 1, 10) AS debit_date,
        receiver.id AS receiver_id,
        debit.amount AS debit_amount,
        CASE WHEN debit.reason_fin_asset_storage_id IS NOT NULL THEN debit.id END
            AS caused_debit_id,
        CASE
            WHEN receiver.is_base > sender.is_base OR receiver.is_cash > sender.is_cash
                THEN receiver.asset_id
            ELSE sender.asset_id
        END AS paid_asset_id,
        CASE
            WHEN receiver.is_base > sender.is_base OR receiver.is_cash > sender.is_cash
                THEN debit.amount
            ELSE -credit.amount
        END AS paid,
        CASE WHEN receiver.is_cash > sender.is_cash THEN sender.id ELSE receiver.id END
            AS traded_id,
        payer.id AS payer_id,
        payer.asset_id AS fee_asset_id,
        fee.amount AS fee_amount
    FROM swaps
    CROSS JOIN fin_transactions AS credit ON credit.id = swaps.credit_fin_transaction_id
    CROSS JOIN fin_transactions AS debit ON debit.id = swaps.debit_fin_transaction_id
    CROSS JOIN account_assets AS sender ON sender.id = credit.asset_storage_id
    CROSS JOIN account_assets AS receiver ON receiver.id = debit.asset_storage_id
    LEFT JOIN fin_transactions AS fee ON fee.id = swaps.fee_fin_transaction_id
        AND fee.reason_fin_asset_storage_id IS NULL
    LEFT JOIN fin_assets_storages AS payer ON payer.id = fee.asset_storage_id
    LIMIT -1
),

-- Flows of which the value is known: the sides of swaps, and fees, which go from the account that
-- paid them to the one that bears them. New units of a split are worth nothing more.
known_flows (date, account_id, amount, paid_asset_id, paid) AS (
    SELECT credit_date, sender_id, credit_amount, paid_asset_id, -paid FROM trades
    UNION ALL
    SELECT debit_date, receiver_id, debit_amount, paid_asset_id, paid FROM trades
    UNION ALL
    SELECT credit_date, payer_id, fee_amount, fee_asset_id, fee_amount FROM trades
    WHERE payer_id IS NOT NULL
    UNION ALL
    SELECT credit_date, traded_id, 0.0, fee_asset_id, -fee_amount FROM trades
    WHERE payer_id IS NOT NULL
    UNION ALL
    SELECT substr(tx.datetime, 1, 10), tx.asset_storage_id, tx.amount, held.asset_id, 0.0
    FROM fin_asset_splits AS split
    CROSS JOIN fin_assets_storages AS held ON held.asset_id = split.asset_id
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
        AND tx.datetime >= date(split.datetime) AND tx.datetime < date(split.datetime) || '~'
    WHERE tx.reason_fin_asset_storage_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_costs WHERE transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
),

asset_flows AS MATERIALIZED (
    SELECT
        invested.asset_id,
        calendar.period,
        total(known_flows.amount) AS amount,
        CASE
            WHEN count(known_flows.paid * paid.rate) = count(*)
                THEN total(known_flows.paid * paid.rate)
        END AS base_amount
    FROM known_flows
    CROSS JOIN invested ON invested.id = known_flows.account_id
    CROSS JOIN calendar ON calendar.date = known_flows.date
    CROSS JOIN asset_rates AS paid
        ON paid.asset_id = known_flows.paid_asset_id AND paid.period = calendar.period
    GROUP BY invested.asset_id, calendar.period
),

-- A side of a swap is one, whatever caused it.
caused_swaps AS MATERIALIZED (
    SELECT caused_credit_id AS id FROM trades WHERE caused_credit_id IS NOT NULL
    UNION ALL
    SELECT caused_debit_id FROM trades WHERE caused_debit_id IS NOT NULL
)
