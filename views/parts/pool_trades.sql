-- include pool_averages,

-- Lots that were written by hand or by findb lots, in units of the first event of the pool.
written_lots AS MATERIALIZED (
    SELECT
        disposal.pool_id,
        disposal.number AS disposal_number,
        acquisition.number AS acquisition_number,
        lot.amount / disposal.factor AS units
    FROM fin_transaction_lots AS lot
    CROSS JOIN pool_averages AS disposal ON disposal.id = lot.disposal_fin_transaction_id
    LEFT JOIN pool_averages AS acquisition ON acquisition.id = lot.acquisition_fin_transaction_id
        AND acquisition.pool_id = disposal.pool_id
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
            pool_averages.pool_id, pool_averages.number, pool_averages.id, pool_averages.datetime,
            pool_averages.amount, pool_averages.value, pool_averages.fee, pool_averages.quote_rate,
            pool_averages.closed, pool_averages.closed_cost, pool_averages.closed_quote_cost,
            pool_averages.factor,
            abs(pool_averages.amount) / pool_averages.factor AS units,
            max(abs(pool_averages.amount) / pool_averages.factor - coalesce(own.units, 0.0), 0.0)
                AS free_units
        FROM pool_averages
        LEFT JOIN (
            SELECT
                lot.pool_id,
                CASE side.name
                    WHEN 'disposal' THEN lot.disposal_number ELSE lot.acquisition_number
                END AS trade_number,
                total(lot.units) AS units
            FROM written_lots AS lot
            CROSS JOIN (
                SELECT 'disposal' AS name
                UNION ALL
                SELECT 'acquisition'
            ) AS side
            GROUP BY lot.pool_id, trade_number
        ) AS own ON own.pool_id = pool_averages.pool_id AND own.trade_number = pool_averages.number
        WHERE pool_averages.number > 0 AND NOT pool_averages.is_split
    ) AS trade
)
