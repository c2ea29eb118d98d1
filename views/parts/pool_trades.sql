-- include pool_averages,

-- Lots that were written by hand or by findb lots, in units of the first event of the pool.
written_lots AS MATERIALIZED (
    SELECT
        lot.disposal_fin_transaction_id AS disposal_id,
        lot.acquisition_fin_transaction_id AS acquisition_id,
        lot.amount / disposal.factor AS units
    FROM fin_transaction_lots AS lot
    CROSS JOIN pool_averages AS disposal ON disposal.id = lot.disposal_fin_transaction_id
),

-- What came in and what went out, in units of the first event of the pool: how many have no written
-- lot, and how many there are of those up to it. The first that came in goes with the first that
-- went out, so the same numbers of both are a lot.
pool_trades AS MATERIALIZED (
    SELECT
        trade.*,
        total(trade.free_units) OVER (
            PARTITION BY trade.pool_id, trade.amount > 0 ORDER BY trade.number
            ROWS UNBOUNDED PRECEDING
        ) AS last_unit
    FROM (
        SELECT
            pool_averages.*,
            abs(pool_averages.amount) / pool_averages.factor AS units,
            max(abs(pool_averages.amount) / pool_averages.factor - coalesce(own.units, 0.0), 0.0)
                AS free_units
        FROM pool_averages
        LEFT JOIN (
            SELECT lot.id, total(lot.units) AS units
            FROM (
                SELECT disposal_id AS id, units FROM written_lots
                UNION ALL
                SELECT acquisition_id, units FROM written_lots
            ) AS lot
            GROUP BY lot.id
        ) AS own ON own.id = pool_averages.id
        WHERE pool_averages.number > 0 AND NOT pool_averages.is_split
    ) AS trade
)
