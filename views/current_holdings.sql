CREATE VIEW current_holdings AS
-- One row per asset that is or was held, but the base asset: what it is worth, what it cost and
-- what it brought. What is worth most comes first, what is no longer held last.
--   asset_type               TEXT, info: fin_asset_types.name
--   asset_code               TEXT, info: fin_assets.code
--   asset_name               TEXT, info: fin_assets.name
--   quantity                 REAL of the asset, info: in all storages, as expected_balance in
--                            current_balances; < 0 is a short position
--   cost_average             REAL of the base asset, info: what all of it cost, with fees, by
--                            moving average; NULL if any part is unknown; < 0 is what short sales
--                            brought
--   cost_fifo                REAL of the base asset, info: likewise, of the lots that are left
--   base_value               REAL of the base asset, info: quantity at the newest rate
--   share                    REAL share (0.05 is 5 %), info: of base_value of all rows
--   unrealized_gain_average  REAL of the base asset, info: of what the transactions account for,
--                            its value less cost_average
--   unrealized_gain_fifo     REAL of the base asset, info: likewise less cost_fifo
--   price_gain               REAL of the base asset, info: the rest of unrealized_gain_average
--   currency_gain            REAL of the base asset, info: of unrealized_gain_average, the cost in
--                            the currency of the quote x (its rate now - its rate then)
--   realized_gain_average    REAL of the base asset, info: of all disposals to date
--   realized_gain_fifo       REAL of the base asset, info: likewise, see historical_realized_gains
--   income                   REAL of the base asset, info: passive transactions of which it is the
--                            reason, to date, at their rates then
--   yield_on_cost            REAL share (0.04 is 4 %), info: income of the last 12 months /
--                            cost_average
--   annual_return            REAL share a year, info: all gains and income / the money in it x the
--                            years that it was in it, up to now or the last trade (modified Dietz
--                            at simple interest, not XIRR); NULL if any of them is unknown
-- One pool per asset: transfers between storages change nothing. Foreign cash is an asset with a
-- currency gain, and every payment in it an acquisition or a disposal. Costs are those of the
-- transactions; where a balance differs from them, see historical_txs_balances_mismatch. Inactive
-- assets are skipped. See historical_realized_gains for what is valued how.
-- Operations: select.
-- Cost: reads and sorts all transactions of everything but the base asset, with their swaps.
WITH RECURSIVE positions (asset_storage_id, asset_id, pool_id) AS (
    SELECT held.id, held.asset_id, held.asset_id FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        AND asset.is_base = 0 AND asset.is_active = 1
),

-- include rates_now,
-- include pool_trades,
-- include moving_categories,

-- The newest balance of each position and what happened since then.
pool_quantities AS MATERIALIZED (
    SELECT position.pool_id, round(sum(position.quantity), 10) AS quantity
    FROM (
        SELECT
            positions.pool_id,
            (
                SELECT coalesce(balance.amount + total(tx.amount), sum(tx.amount))
                FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = positions.asset_storage_id
                    AND tx.datetime >= coalesce(balance.datetime, '')
                    AND tx.datetime <= datetime('now')
            ) AS quantity
        FROM positions
        -- include newest_balance(kind = LEFT, asset_storage_id = positions.asset_storage_id)
    ) AS position
    GROUP BY position.pool_id
),

pool_incomes AS MATERIALIZED (
    SELECT
        paid.pool_id,
        CASE WHEN count(*) = count(paid.base_amount) THEN sum(paid.base_amount) END AS income,
        CASE
            WHEN count(*) FILTER (WHERE paid.is_recent)
                = count(paid.base_amount) FILTER (WHERE paid.is_recent)
                THEN total(paid.base_amount) FILTER (WHERE paid.is_recent)
        END AS recent_income,
        total(paid.base_amount * (julianday(paid.datetime) - julianday('now'))) AS income_days
    FROM (
        SELECT
            positions.pool_id, tx.datetime,
            tx.datetime > datetime('now', '-1 year') AS is_recent,
            tx.amount *
            -- include unit_rate(asset = asset, datetime = tx.datetime)
            AS base_amount
        FROM positions
        INNER JOIN fin_transactions AS tx
            ON tx.reason_fin_asset_storage_id = positions.asset_storage_id
            AND tx.datetime <= datetime('now')
        INNER JOIN fin_transaction_categories AS category
            ON category.id = tx.category_id AND category.is_passive = 1
            AND category.id NOT IN (SELECT category_id FROM moving_categories)
        INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    ) AS paid
    GROUP BY paid.pool_id
),

-- Of each trade, the share that no trade of the other direction has taken yet.
open_trades AS (
    SELECT
        sided.*,
        CASE
            WHEN sided.last_unit - sided.other_units <= 1e-11 * sided.last_unit THEN 0.0
            ELSE min(sided.free_units, sided.last_unit - sided.other_units) / sided.units
        END AS open_share
    FROM (
        SELECT
            trade.*,
            CASE WHEN trade.amount > 0 THEN pool.disposed_units ELSE pool.acquired_units END
                AS other_units,
            CASE WHEN trade.amount > 0 THEN trade.value ELSE -trade.value END AS base_amount
        FROM pool_trades AS trade
        CROSS JOIN (
            SELECT
                pool_id,
                total(free_units) FILTER (WHERE amount < 0) AS disposed_units,
                total(free_units) FILTER (WHERE amount > 0) AS acquired_units
            FROM pool_trades
            GROUP BY pool_id
        ) AS pool ON pool.pool_id = trade.pool_id
    ) AS sided
),

-- A sum over trades of which one is unknown is unknown, not smaller.
pool_gains AS MATERIALIZED (
    SELECT
        trade.pool_id,
        CASE
            WHEN count(trade.base_amount) FILTER (WHERE trade.open_share > 0)
                = count(*) FILTER (WHERE trade.open_share > 0)
                THEN total(trade.base_amount * trade.open_share)
        END AS cost_fifo,
        CASE
            WHEN count(trade.base_amount) FILTER (WHERE trade.open_share < 1)
                = count(*) FILTER (WHERE trade.open_share < 1)
                THEN -total(trade.base_amount * (1.0 - trade.open_share))
        END AS realized_gain_fifo,
        CASE
            WHEN count(trade.base_amount + trade.closed_cost) FILTER (WHERE trade.closed > 0)
                = count(*) FILTER (WHERE trade.closed > 0)
                THEN -total(
                    trade.base_amount * trade.closed / abs(trade.amount) + trade.closed_cost
                ) FILTER (WHERE trade.closed > 0)
        END AS realized_gain_average,
        CASE
            WHEN count(*) = count(trade.base_amount)
                THEN total(trade.base_amount * (julianday('now') - julianday(trade.datetime)))
        END AS base_days,
        total(trade.base_amount) AS base_amount,
        max(trade.datetime) AS last_datetime
    FROM open_trades AS trade
    GROUP BY trade.pool_id
),

pool_costs AS MATERIALIZED (
    SELECT
        pool_averages.pool_id, pool_averages.amount_after, pool_averages.base_cost,
        pool_averages.quote_cost,
        max(pool_averages.number)
    FROM pool_averages
    GROUP BY pool_averages.pool_id
)

SELECT
    holding.asset_type, holding.asset_code, holding.asset_name,
    holding.quantity,
    holding.cost_average, holding.cost_fifo,
    holding.base_value,
    holding.base_value / nullif(sum(holding.base_value) OVER (), 0) AS share,
    holding.unit_value - holding.cost_average AS unrealized_gain_average,
    holding.unit_value - holding.cost_fifo AS unrealized_gain_fifo,
    holding.unit_value - holding.cost_average - holding.currency_gain AS price_gain,
    holding.currency_gain,
    holding.realized_gain_average, holding.realized_gain_fifo,
    holding.income,
    holding.recent_income / nullif(max(holding.cost_average, 0.0), 0) AS yield_on_cost,
    CASE
        WHEN holding.money_days > 0
            THEN 365.0 * (
                holding.unit_value - holding.cost_average + holding.realized_gain_average
                + holding.income
            ) / holding.money_days
    END AS annual_return
FROM (
    SELECT
        fin_asset_types.name AS asset_type,
        asset.code AS asset_code,
        asset.name AS asset_name,
        pool.quantity,
        cost.base_cost AS cost_average,
        gain.cost_fifo,
        CASE WHEN pool.quantity = 0 THEN 0.0 ELSE pool.quantity * rates_now.rate END AS base_value,
        CASE WHEN cost.amount_after = 0 THEN 0.0 ELSE cost.amount_after * rates_now.rate END
            AS unit_value,
        CASE
            WHEN asset.quote_asset_id IS NULL AND asset.type_id <> base.type_id
                THEN 0.0 * cost.base_cost
            WHEN cost.amount_after = 0 THEN 0.0
            ELSE cost.quote_cost * quote.rate - cost.base_cost
        END AS currency_gain,
        gain.realized_gain_average, gain.realized_gain_fifo,
        coalesce(
            income.income, CASE WHEN income.pool_id IS NULL THEN 0.0 END
        ) AS income,
        coalesce(income.recent_income, CASE WHEN income.pool_id IS NULL THEN 0.0 END)
            AS recent_income,
        -- Up to the last disposal, if nothing is left.
        gain.base_days + coalesce(income.income_days, 0.0)
        - CASE
            WHEN cost.amount_after <> 0 THEN 0.0
            ELSE
                (gain.base_amount - coalesce(income.income, 0.0))
                * (julianday('now') - julianday(gain.last_datetime))
        END AS money_days
    FROM pool_quantities AS pool
    INNER JOIN fin_assets AS asset ON asset.id = pool.pool_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    INNER JOIN rates_now ON rates_now.asset_id = asset.id
    INNER JOIN rates_now AS quote ON quote.asset_id = coalesce(asset.quote_asset_id, asset.id)
    LEFT JOIN pool_costs AS cost ON cost.pool_id = pool.pool_id
    LEFT JOIN pool_gains AS gain ON gain.pool_id = pool.pool_id
    LEFT JOIN pool_incomes AS income ON income.pool_id = pool.pool_id
    WHERE pool.quantity <> 0 OR gain.pool_id IS NOT NULL
) AS holding
ORDER BY
    holding.quantity = 0 ASC, holding.base_value DESC, holding.asset_type ASC,
    holding.asset_code ASC;
