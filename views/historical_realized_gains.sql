CREATE VIEW historical_realized_gains AS
-- One row per disposal and lot that it took: what was gained by selling, the newest first.
--   asset_type                      TEXT, info: fin_asset_types.name
--   asset_code                      TEXT, info: fin_assets.code
--   acquired_datetime               TEXT UTC, info: of the lot
--   disposed_datetime               TEXT UTC, info
--   held_days                       INTEGER days, info: < 0 for a short position
--   year                            INTEGER, info: in which the later of the two was
--   quantity                        REAL of the asset, info: in units of the day of the disposal
--   cost_average                    REAL of the base asset, info: by moving average, with fees
--   cost_fifo                       REAL of the base asset, info: of the lot, with fees
--   proceeds                        REAL of the base asset, info: less fees
--   fees                            REAL of the base asset, info: of both, counted already
--   gain_average                    REAL of the base asset, info: proceeds less cost_average
--   gain_fifo                       REAL of the base asset, info: proceeds less cost_fifo
--   price_gain                      REAL of the base asset, info: of gain_average, the rest of it
--   currency_gain                   REAL of the base asset, info: of gain_average, what the cost in
--                                   the quote gained until the disposal
--   quote                           TEXT, info: fin_assets.code of the currency of quote_*
--   quote_cost                      REAL of the quote, info: cost_fifo at the rate of its day
--   quote_proceeds                  REAL of the quote, info: proceeds likewise
--   disposal_fin_transaction_id     INTEGER, info: fin_transactions.id
--   acquisition_fin_transaction_id  INTEGER, info: fin_transactions.id, of the lot
-- Of everything but cash, which is of the base asset's type. One pool per asset: transfers between
-- storages are no disposals. The first that came in is the first that goes, unless
-- fin_transaction_lots says otherwise: its lots come first, the rest by that rule. What was sold
-- before it was bought is a short position: the gain is made when it is bought. What went out
-- without a swap was worth its rate; fin_transaction_costs goes before that, and before swaps.
-- Splits change units, never cost. A gain of which any part is unknown is NULL.
-- Operations: select.
-- Cost: reads and sorts all transactions of what is not cash, with their swaps.
WITH RECURSIVE positions (asset_storage_id, asset_id, pool_id) AS (
    SELECT held.id, held.asset_id, held.asset_id FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_assets AS base ON base.is_base = 1 AND base.type_id <> asset.type_id
),

-- include pool_trades,

-- From the last unit down: each trade has the units from the next one to its own. They belong to
-- the acquisition and to the disposal that came last on the way, which are the lowest so far.
unit_spans AS (
    SELECT
        trade.pool_id, trade.last_unit,
        trade.last_unit - coalesce(lead(trade.last_unit) OVER span, 0.0) AS units,
        min(trade.number) FILTER (WHERE trade.amount > 0) OVER span AS acquisition_number,
        min(trade.number) FILTER (WHERE trade.amount < 0) OVER span AS disposal_number
    FROM pool_trades AS trade
    WHERE trade.free_units > 1e-12 * trade.last_unit
    WINDOW span AS (
        PARTITION BY trade.pool_id ORDER BY trade.last_unit DESC, trade.amount > 0
        ROWS UNBOUNDED PRECEDING
    )
),

matched_lots AS (
    SELECT
        span.pool_id, span.disposal_number, span.acquisition_number, span.units, 0 AS is_written
    FROM unit_spans AS span
    WHERE span.acquisition_number IS NOT NULL
        AND span.disposal_number IS NOT NULL
        AND span.units > 1e-11 * span.last_unit
    UNION ALL
    SELECT lot.pool_id, lot.disposal_number, lot.acquisition_number, lot.units, 1
    FROM written_lots AS lot
)

SELECT
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    gain.acquired_datetime,
    gain.disposed_datetime,
    CAST(
        julianday(date(gain.disposed_datetime)) - julianday(date(gain.acquired_datetime)) AS INTEGER
    ) AS held_days,
    CAST(substr(max(gain.acquired_datetime, gain.disposed_datetime), 1, 4) AS INTEGER) AS year,
    gain.quantity,
    gain.proceeds - gain.gain_average AS cost_average,
    gain.cost_fifo,
    gain.proceeds,
    gain.fees,
    gain.gain_average,
    gain.proceeds - gain.cost_fifo AS gain_fifo,
    gain.gain_average - gain.currency_gain AS price_gain,
    gain.currency_gain,
    quote.code AS quote,
    gain.quote_cost,
    gain.quote_proceeds,
    gain.disposal_id AS disposal_fin_transaction_id,
    gain.acquisition_id AS acquisition_fin_transaction_id
FROM (
    SELECT
        lot.pool_id,
        disposal.id AS disposal_id,
        acquisition.id AS acquisition_id,
        acquisition.datetime AS acquired_datetime,
        disposal.datetime AS disposed_datetime,
        lot.units * disposal.factor AS quantity,
        acquisition.value * lot.units / acquisition.units AS cost_fifo,
        disposal.value * lot.units / disposal.units AS proceeds,
        disposal.fee * lot.units / disposal.units
        + acquisition.fee * lot.units / acquisition.units AS fees,
        acquisition.value / acquisition.quote_rate * lot.units / acquisition.units AS quote_cost,
        disposal.value / disposal.quote_rate * lot.units / disposal.units AS quote_proceeds,
        CASE
            WHEN disposal.number < acquisition.number AND NOT lot.is_written
                THEN
                    -acquisition.closed_cost * lot.units * acquisition.factor / acquisition.closed
                    - acquisition.value * lot.units / acquisition.units
            ELSE
                disposal.value * lot.units / disposal.units
                - disposal.closed_cost * lot.units * disposal.factor / disposal.closed
        END AS gain_average,
        CASE
            WHEN disposal.number < acquisition.number AND NOT lot.is_written
                THEN (
                    acquisition.closed_quote_cost * acquisition.quote_rate - acquisition.closed_cost
                ) * lot.units * acquisition.factor / acquisition.closed
            ELSE
                (disposal.closed_quote_cost * disposal.quote_rate - disposal.closed_cost)
                * lot.units * disposal.factor / disposal.closed
        END AS currency_gain
    FROM matched_lots AS lot
    CROSS JOIN pool_trades AS disposal
        ON disposal.pool_id = lot.pool_id AND disposal.number = lot.disposal_number
    CROSS JOIN pool_trades AS acquisition
        ON acquisition.pool_id = lot.pool_id AND acquisition.number = lot.acquisition_number
) AS gain
INNER JOIN fin_assets AS asset ON asset.id = gain.pool_id
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_assets AS quote
    ON quote.id = coalesce(
        asset.quote_asset_id, (SELECT base.id FROM fin_assets AS base WHERE base.is_base = 1)
    )
ORDER BY gain.disposed_datetime DESC, gain.disposal_id DESC, gain.acquired_datetime DESC;
