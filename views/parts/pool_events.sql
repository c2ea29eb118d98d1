-- What came into the pools of the positions (asset_storage_id, asset_id, pool_id) and went out of
-- them, with the other sides of its swaps. A swap is worth what its surer side is worth then: that
-- of the base asset, else other cash (of the base asset's type), else what was given, but a thing.
-- The less sure side bears the fee. Sorted by id: in the order of their tables the swaps and their
-- other sides are found twice as fast.
pool_sides AS MATERIALIZED (
    SELECT
        pair.pool_id, pair.asset_id, pair.id, pair.datetime, pair.amount, pair.category_id,
        pair.is_cash, pair.quote_asset_id, pair.is_transfer, pair.other_amount, pair.swap_id,
        CASE
            WHEN pair.is_valued_by_other
                THEN abs(pair.other_amount) * (
                    SELECT
                        -- include unit_rate(asset = asset, datetime = pair.other_datetime)
                    FROM fin_assets AS asset
                    WHERE asset.id = pair.other_asset_id
                )
            WHEN pair.swap_id IS NOT NULL
                THEN abs(pair.amount) * (
                    SELECT
                        -- include unit_rate(asset = asset, datetime = pair.datetime)
                    FROM fin_assets AS asset
                    WHERE asset.id = pair.asset_id
                )
        END AS value,
        CASE
            WHEN pair.fee_id IS NULL OR NOT pair.is_valued_by_other THEN 0.0
            ELSE
                -- include fee_value(fee_id = pair.fee_id)
        END AS fee
    FROM (
        SELECT
            tx.*,
            own_asset.type_id = base.type_id AS is_cash,
            own_asset.quote_asset_id,
            other.amount AS other_amount,
            other.datetime AS other_datetime,
            held.asset_id AS other_asset_id,
            coalesce(debit.id, credit.id) AS swap_id,
            coalesce(debit.fee_fin_transaction_id, credit.fee_fin_transaction_id) AS fee_id,
            held.asset_id IS tx.pool_id AS is_transfer,
            (
                (other_asset.is_base + (other_asset.type_id = base.type_id)) * 2 + (tx.amount > 0)
                > (own_asset.type_id = base.type_id) * 2
            ) IS TRUE AS is_valued_by_other
        FROM (
            SELECT
                position.pool_id, position.asset_id, booked.id, booked.datetime, booked.amount,
                booked.category_id
            FROM positions AS position
            CROSS JOIN fin_transactions AS booked
                ON booked.asset_storage_id = position.asset_storage_id
                AND booked.datetime <= datetime('now')
            ORDER BY booked.id LIMIT -1
        ) AS tx
        INNER JOIN fin_assets AS base ON base.is_base = 1
        INNER JOIN fin_assets AS own_asset ON own_asset.id = tx.asset_id
        LEFT JOIN swaps AS debit ON debit.debit_fin_transaction_id = tx.id
        LEFT JOIN swaps AS credit ON credit.credit_fin_transaction_id = tx.id
        LEFT JOIN fin_transactions AS other
            ON other.id = coalesce(debit.credit_fin_transaction_id, credit.debit_fin_transaction_id)
        LEFT JOIN fin_assets_storages AS held ON held.id = other.asset_storage_id
        LEFT JOIN fin_assets AS other_asset ON other_asset.id = held.asset_id
    ) AS pair
),

-- One row a transaction. A transfer within a pool is none, but for what got lost on the way. The
-- new units of a split cost nothing.
pool_bookings AS (
    SELECT
        booked.*,
        cost.base_amount,
        cost.id IS NULL
        AND booked.swap_count = 0
        AND
        -- include is_split(tx = booked, asset_id = booked.asset_id)
        AS is_split
    FROM (
        SELECT
            side.pool_id, side.asset_id, side.id, side.datetime, side.category_id, side.is_cash,
            side.quote_asset_id,
            count(side.swap_id) AS swap_count,
            total(side.other_amount) FILTER (WHERE side.is_transfer) AS transferred,
            CASE WHEN count(side.swap_id) = count(side.value) THEN sum(side.value) END
                AS swap_value,
            CASE WHEN count(*) = count(side.fee) THEN sum(side.fee) END AS fee,
            CASE
                WHEN side.amount > 0
                    THEN max(
                        side.amount + total(side.other_amount) FILTER (WHERE side.is_transfer), 0.0
                    )
                ELSE min(
                    side.amount + total(side.other_amount) FILTER (WHERE side.is_transfer), 0.0
                )
            END AS amount
        FROM pool_sides AS side
        GROUP BY side.id
    ) AS booked
    LEFT JOIN fin_transaction_costs AS cost ON cost.transaction_id = booked.id
    WHERE booked.amount <> 0
),

-- What each was worth then: what fin_transaction_costs says, else what the swaps say, with their
-- fees. Without either it came at an unknown cost; but cash, and what went out, is worth its rate.
pool_values AS (
    SELECT
        booking.pool_id, booking.asset_id, booking.id, booking.datetime, booking.amount,
        booking.fee, booking.is_cash, booking.quote_asset_id, booking.is_split,
        CASE
            WHEN booking.is_split THEN 0.0
            WHEN booking.base_amount IS NOT NULL THEN booking.base_amount
            WHEN booking.swap_count > 0 AND booking.transferred = 0 AND booking.amount > 0
                THEN booking.swap_value + booking.fee
            WHEN booking.swap_count > 0 AND booking.transferred = 0
                THEN booking.swap_value - booking.fee
            WHEN booking.amount < 0 OR booking.is_cash
                THEN abs(booking.amount) * (
                    SELECT
                        -- include unit_rate(asset = asset, datetime = booking.datetime)
                    FROM fin_assets AS asset
                    WHERE asset.id = booking.asset_id
                )
        END AS value
    FROM pool_bookings AS booking
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
                CASE
                    WHEN valued.is_cash THEN valued.value / abs(valued.amount)
                    WHEN valued.quote_asset_id IS NULL THEN 1.0
                    ELSE (
                        SELECT
                            -- include unit_rate(asset = asset, datetime = valued.datetime)
                        FROM fin_assets AS asset
                        WHERE asset.id = valued.quote_asset_id
                    )
                END AS quote_rate,
                row_number() OVER pool AS number,
                total(valued.amount) OVER pool AS total_amount,
                total(abs(valued.amount)) OVER pool AS turnover
            FROM pool_values AS valued
            WINDOW pool AS (
                PARTITION BY valued.pool_id ORDER BY valued.datetime, valued.id
                ROWS UNBOUNDED PRECEDING
            )
        ) AS summed
    ) AS event
)
