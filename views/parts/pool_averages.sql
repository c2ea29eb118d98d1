-- include pool_events,

-- What each pool cost after each of its events, by moving average, and what the units that the
-- event closed had cost; quote_* in the currency of its quote. factor: how many units one of its
-- first has become by splits.
pool_averages (
    pool_id, number, id, datetime, amount, value, fee, quote_rate, is_split, closed, amount_after,
    base_cost, quote_cost, closed_cost, closed_quote_cost, factor
) AS (
    SELECT
        event.pool_id, 0, CAST(NULL AS INTEGER), '', 0.0, 0.0, 0.0, 1.0, 0, 0.0, 0.0,
        0.0, 0.0, 0.0, 0.0, 1.0
    FROM pool_events AS event
    WHERE event.number = 1
    UNION ALL
    SELECT
        event.pool_id, event.number, event.id, event.datetime, event.amount, event.value, event.fee,
        event.quote_rate, event.is_split, event.closed,
        event.amount_after,
        CASE
            WHEN event.closed = abs(event.amount_before) OR event.amount_after = 0 THEN 0.0
            ELSE pool_averages.base_cost * (1.0 - event.closed / abs(event.amount_before))
        END + CASE
            WHEN event.closed = abs(event.amount) OR event.is_split THEN 0.0
            ELSE
                event.value * (1.0 - event.closed / abs(event.amount))
                * CASE WHEN event.amount > 0 THEN 1 ELSE -1 END
        END,
        CASE
            WHEN event.closed = abs(event.amount_before) OR event.amount_after = 0 THEN 0.0
            ELSE pool_averages.quote_cost * (1.0 - event.closed / abs(event.amount_before))
        END + CASE
            WHEN event.closed = abs(event.amount) OR event.is_split THEN 0.0
            ELSE
                event.value / event.quote_rate * (1.0 - event.closed / abs(event.amount))
                * CASE WHEN event.amount > 0 THEN 1 ELSE -1 END
        END,
        CASE
            WHEN event.closed = 0 THEN 0.0
            ELSE pool_averages.base_cost * event.closed / abs(event.amount_before)
        END,
        CASE
            WHEN event.closed = 0 THEN 0.0
            ELSE pool_averages.quote_cost * event.closed / abs(event.amount_before)
        END,
        CASE
            WHEN event.amount_before = 0 THEN 1.0
            WHEN event.is_split
                THEN pool_averages.factor * (1.0 + event.amount / event.amount_before)
            ELSE pool_averages.factor
        END
    FROM pool_averages
    CROSS JOIN pool_events AS event ON event.pool_id = pool_averages.pool_id
        AND event.number = pool_averages.number + 1
)
