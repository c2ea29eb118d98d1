-- include accounts,

-- What one unit of each asset is worth at the end of each period.
asset_rates AS MATERIALIZED (
    SELECT
        asset.id AS asset_id, periods.period,
        -- include unit_rate(datetime = datetime(periods.end_datetime, '-1 second'))
        AS rate
    FROM fin_assets AS asset
    CROSS JOIN periods
    LIMIT -1
),

-- What was swapped, and for what. It is worth what was paid: the side in the base asset, else the
-- side in money, else what was given. The thing that was traded bears the fee.
trades AS MATERIALIZED (
    SELECT
        credit.id AS credit_id,
        credit.amount AS credit_amount,
        credit.reason_fin_asset_storage_id AS credit_reason_id,
        sender.id AS sender_id,
        debit.id AS debit_id,
        debit.amount AS debit_amount,
        debit.reason_fin_asset_storage_id AS debit_reason_id,
        receiver.id AS receiver_id,
        calendar.period,
        CASE
            WHEN substr(debit.datetime, 1, 10) = calendar.date THEN calendar.period
            ELSE (
                SELECT other.period FROM calendar AS other
                WHERE other.date = substr(debit.datetime, 1, 10)
            )
        END AS debit_period,
        CASE WHEN receiver.is_cash > sender.is_cash THEN sender.id ELSE receiver.id END
            AS traded_id,
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
        swaps.fee_fin_transaction_id
    FROM swaps
    CROSS JOIN fin_transactions AS credit ON credit.id = swaps.credit_fin_transaction_id
    CROSS JOIN fin_transactions AS debit ON debit.id = swaps.debit_fin_transaction_id
    CROSS JOIN accounts AS sender ON sender.id = credit.asset_storage_id
    CROSS JOIN accounts AS receiver ON receiver.id = debit.asset_storage_id
    CROSS JOIN calendar ON calendar.date = substr(credit.datetime, 1, 10)
    LIMIT -1
),

-- A side of a swap is one, whatever caused it.
caused_swaps AS MATERIALIZED (
    SELECT credit_id AS id FROM trades WHERE credit_reason_id IS NOT NULL
    UNION ALL
    SELECT debit_id FROM trades WHERE debit_reason_id IS NOT NULL
),

-- Flows of which the value is known: the sides of swaps, and fees, which go from the account that
-- paid them to the one that bears them. New units of a split are worth nothing more.
known_flows (account_id, period, amount, paid_asset_id, paid) AS (
    SELECT sender_id, period, credit_amount, paid_asset_id, -paid FROM trades
    UNION ALL
    SELECT receiver_id, debit_period, debit_amount, paid_asset_id, paid FROM trades
    UNION ALL
    SELECT fee.asset_storage_id, trades.period, fee.amount, payer.asset_id, fee.amount
    FROM trades
    CROSS JOIN fin_transactions AS fee ON fee.id = trades.fee_fin_transaction_id
    CROSS JOIN accounts AS payer ON payer.id = fee.asset_storage_id
    WHERE fee.reason_fin_asset_storage_id IS NULL
    UNION ALL
    SELECT trades.traded_id, trades.period, 0.0, payer.asset_id, -fee.amount
    FROM trades
    CROSS JOIN fin_transactions AS fee ON fee.id = trades.fee_fin_transaction_id
    CROSS JOIN accounts AS payer ON payer.id = fee.asset_storage_id
    WHERE fee.reason_fin_asset_storage_id IS NULL
    UNION ALL
    SELECT accounts.id, calendar.period, tx.amount, accounts.asset_id, 0.0
    FROM fin_asset_splits AS split
    CROSS JOIN accounts ON accounts.asset_id = split.asset_id
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = accounts.id
        AND tx.datetime >= date(split.datetime) AND tx.datetime < date(split.datetime) || '~'
    CROSS JOIN calendar ON calendar.date = date(split.datetime)
    WHERE tx.reason_fin_asset_storage_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM fin_transaction_costs WHERE transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
),

asset_flows AS MATERIALIZED (
    SELECT
        invested.asset_id,
        known_flows.period,
        total(known_flows.amount) AS amount,
        CASE
            WHEN count(known_flows.paid * paid.rate) = count(*)
                THEN total(known_flows.paid * paid.rate)
        END AS base_amount
    FROM known_flows
    CROSS JOIN invested ON invested.id = known_flows.account_id
    CROSS JOIN asset_rates AS paid
        ON paid.asset_id = known_flows.paid_asset_id AND paid.period = known_flows.period
    GROUP BY invested.asset_id, known_flows.period
)
