-- include account_assets,

-- What swaps cost beside, infinite if it is unknown. Only swaps with a fee are read.
swap_fees AS MATERIALIZED (
    SELECT
        swap.id AS swap_id,
        coalesce(
            -- include fee_value(fee_id = swap.fee_fin_transaction_id),
            1e999
        ) AS value
    FROM swaps AS swap
    WHERE swap.fee_fin_transaction_id IS NOT NULL
),

-- What came into the pools of the positions (asset_storage_id), one an asset, and went out of them:
-- one row a transaction, with the sums of its swaps. A swap is worth what its surer side is worth
-- then: that of the base asset, else other cash (of the base asset's type), else what was given,
-- but a thing. The less sure side bears the fee. What is unknown is infinite, so that its sum is,
-- too. Grouped by id, the order of their table, nothing is sorted, and the swaps and their other
-- sides are found twice as fast.
pool_swaps AS (
    SELECT
        own.asset_id AS pool_id, own.is_cash,
        tx.id, tx.datetime, tx.category_id, tx.amount,
        count(coalesce(debit.id, credit.id)) AS swap_count,
        total(CASE WHEN account.asset_id = own.asset_id THEN other.amount END) AS transferred,
        total(
            CASE
                WHEN coalesce(debit.id, credit.id) IS NULL THEN 0.0
                WHEN (account.is_base + account.is_cash) * 2 + (tx.amount > 0) > own.is_cash * 2
                    THEN abs(other.amount) * CASE
                        WHEN account.is_base THEN 1.0
                        ELSE coalesce(
                            -- include rate_at(
                            --     asset_id = account.asset_id, datetime = other.datetime
                            -- ),
                            1e999
                        )
                    END
                ELSE
                    abs(tx.amount) * coalesce(
                        -- include rate_at(asset_id = own.asset_id, datetime = tx.datetime),
                        1e999
                    )
            END
        ) AS swap_value,
        total(
            CASE
                WHEN (account.is_base + account.is_cash) * 2 + (tx.amount > 0) > own.is_cash * 2
                    THEN swap_fees.value
            END
        ) AS fee
    FROM fin_transactions AS tx
    CROSS JOIN account_assets AS own ON own.id = tx.asset_storage_id
    LEFT JOIN swaps AS debit
        ON debit.debit_fin_transaction_id = CASE WHEN tx.amount > 0 THEN tx.id END
    LEFT JOIN swaps AS credit
        ON credit.credit_fin_transaction_id = CASE WHEN tx.amount < 0 THEN tx.id END
    LEFT JOIN fin_transactions AS other
        ON other.id = coalesce(debit.credit_fin_transaction_id, credit.debit_fin_transaction_id)
    LEFT JOIN account_assets AS account ON account.id = other.asset_storage_id
    LEFT JOIN swap_fees ON swap_fees.swap_id = coalesce(debit.id, credit.id)
    WHERE tx.id IN (
        SELECT booked.id
        FROM positions AS position
        CROSS JOIN fin_transactions AS booked
            ON booked.asset_storage_id = position.asset_storage_id
            AND booked.datetime <= datetime('now')
    )
    GROUP BY tx.id
),

-- What each was worth then: what fin_transaction_costs says, else what the swaps say, with their
-- fees. Without either it came at an unknown cost; but cash, and what went out, is worth its rate.
-- A transfer within a pool is none, but for what got lost on the way. The new units of a split cost
-- nothing.
pool_bookings AS (
    SELECT
        valued.pool_id, valued.id, valued.datetime, valued.amount, valued.fee, valued.is_split,
        valued.value,
        CASE
            WHEN valued.is_cash THEN valued.value / abs(valued.amount)
            WHEN asset.quote_asset_id IS NULL THEN 1.0
            ELSE
                -- include unit_rate(asset = quote, datetime = valued.datetime)
        END AS quote_rate
    FROM (
        SELECT
            booked.*,
            CASE
                WHEN booked.is_split THEN 0.0
                WHEN booked.base_amount IS NOT NULL THEN booked.base_amount
                WHEN booked.is_swap AND booked.amount > 0 THEN booked.swap_value + booked.fee
                WHEN booked.is_swap THEN booked.swap_value - booked.fee
                WHEN booked.amount < 0 OR booked.is_cash
                    THEN abs(booked.amount) *
                    -- include rate_at(asset_id = booked.pool_id, datetime = booked.datetime)
            END AS value
        FROM (
            SELECT
                swapped.pool_id, swapped.id, swapped.datetime, swapped.is_cash,
                swapped.swap_count > 0 AND swapped.transferred = 0 AS is_swap,
                nullif(swapped.swap_value, 1e999) AS swap_value,
                nullif(swapped.fee, 1e999) AS fee,
                CASE
                    WHEN swapped.amount > 0 THEN max(swapped.amount + swapped.transferred, 0.0)
                    ELSE min(swapped.amount + swapped.transferred, 0.0)
                END AS amount,
                cost.base_amount,
                cost.id IS NULL
                AND swapped.swap_count = 0
                AND
                -- include is_split(tx = swapped, asset_id = swapped.pool_id)
                AS is_split
            FROM pool_swaps AS swapped
            LEFT JOIN fin_transaction_costs AS cost ON cost.transaction_id = swapped.id
        ) AS booked
        WHERE booked.amount <> 0
    ) AS valued
    CROSS JOIN fin_assets AS asset ON asset.id = valued.pool_id
    LEFT JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
),

-- Each pool in the order of time: what was in it before, and how much of that the event closed.
-- What comes into a pool that is short, and what goes out of one that is not, closes units; the
-- rest opens others. What floating point keeps from 0 is 0.
pool_events AS MATERIALIZED (
    SELECT
        event.pool_id, event.number, event.id, event.datetime, event.amount, event.value, event.fee,
        event.quote_rate, event.amount_before, event.amount_after,
        event.is_split AND event.amount_before <> 0 AS is_split,
        CASE
            WHEN event.amount_before * event.amount < 0 AND NOT event.is_split
                THEN min(abs(event.amount_before), abs(event.amount))
            ELSE 0.0
        END AS closed
    FROM (
        SELECT
            summed.*,
            CASE
                WHEN abs(summed.total_amount - summed.amount) > 1e-12 * summed.turnover
                    THEN summed.total_amount - summed.amount
                ELSE 0.0
            END AS amount_before,
            CASE
                WHEN abs(summed.total_amount) > 1e-12 * summed.turnover THEN summed.total_amount
                ELSE 0.0
            END AS amount_after
        FROM (
            SELECT
                valued.*,
                row_number() OVER pool AS number,
                total(valued.amount) OVER pool AS total_amount,
                total(abs(valued.amount)) OVER pool AS turnover
            FROM pool_bookings AS valued
            WINDOW pool AS (
                PARTITION BY valued.pool_id ORDER BY valued.datetime, valued.id
                ROWS UNBOUNDED PRECEDING
            )
        ) AS summed
    ) AS event
)
