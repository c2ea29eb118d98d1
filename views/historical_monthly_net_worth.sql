CREATE VIEW historical_monthly_net_worth AS
-- One row per month and level: the total, each asset type, each asset; the newest month first.
--   start_datetime          TEXT UTC, info: first moment of the month
--   end_datetime            TEXT UTC, info: first moment of the next month
--   level                   TEXT, info: total, type or asset
--   asset_type              TEXT, info: fin_asset_types.name, or physical; NULL in the total
--   asset                   TEXT, info: fin_assets.code or phys_assets.name; NULL in totals
--   base_net_worth          REAL of the base asset, info: base_assets - base_liabilities
--   base_net_worth_delta    REAL of the base asset, info: change since the month before, the sum of
--                           the next five
--   base_active_delta       REAL of the base asset, info: transactions, and the thing itself where
--                           one was bought or sold
--   base_passive_delta      REAL of the base asset, info: transactions caused by owning something
--   base_price_delta        REAL of the base asset, info: what prices and valuations did
--   base_currency_delta     REAL of the base asset, info: what exchange rates did
--   base_unaccounted_delta  REAL of the base asset, info: not in transactions, initial import, and
--                           swaps between financial assets
--   base_swap_delta         REAL of the base asset, info: the part of the column before that was
--                           swapped; 0 in the total
--   base_assets             REAL of the base asset, info: balances above 0, things at their value
--   base_liabilities        REAL of the base asset, info: balances below 0, as a positive number
--   base_net_worth_real     REAL of the base asset, info: base_net_worth / the price index at the
--                           end of the month: in the money of when the index is 1
--   base_asset              TEXT, info: fin_assets.code of the base asset
-- A type that is not physical has the balance, active and unaccounted delta that it has in
-- historical_monthly_balances; its passive delta there is passive + price + currency here. The
-- total of this month is the net worth of current_balance_sheet, unless something is inactive or
-- dated in the future, or a loan has no balance, which counts as nothing here. A physical asset
-- counts while it is owned, at its newest valuation since then, else at what was paid for it by
-- swaps; without either the total is NULL.
-- Currency is all that a rate did to an asset of the base asset's type. For an asset with a quote
-- (see current_fin_assets) it is value before x (quote now / quote before - 1), before being the
-- month's beginning, or the moment of the swap that brought it; the rest is price. What a swap
-- earned against the rates of its moment is currency between two currencies, else price.
-- Operations: select.
-- Cost: as historical_monthly_balances, and a few seeks per swap, physical asset and month.
WITH RECURSIVE
-- include monthly_changes,

priced_months AS MATERIALIZED (
    SELECT
        shown_months.*,
        min(last_datetime, datetime('now')) AS value_datetime,
        -- include price_index(datetime = last_datetime)
        AS price_index
    FROM shown_months
),

-- quote_id is NULL where the price is in the base asset.
asset_kinds AS MATERIALIZED (
    SELECT
        asset.id, asset.code, asset.is_base,
        asset.type_id IS base.type_id AS is_cash,
        nullif(asset.quote_asset_id, base.id) AS quote_id
    FROM fin_assets AS asset
    LEFT JOIN fin_assets AS base ON base.is_base = 1
),

-- What a swap did beyond moving value: against the rates of its moment, and by its currency since.
swap_effects (asset_month, price_effect, currency_effect) AS (
    SELECT
        swap.debit_month,
        CASE
            WHEN asset.is_cash = 1 AND sent.is_cash = 0
                THEN swap.base_amount + swap.debit_amount *
                -- include unit_rate(asset = asset, datetime = swap.debit_datetime)
        END,
        -- include quote_effect(value = -swap.base_amount, datetime = swap.debit_datetime)
    FROM valued_swaps AS swap
    CROSS JOIN asset_kinds AS asset ON asset.id = swap.debit_asset_id
    CROSS JOIN asset_kinds AS sent ON sent.id = swap.credit_asset_id
    INNER JOIN priced_months AS month ON month.number = swap.debit_month % 1000000
    WHERE asset.quote_id IS NOT NULL OR (asset.is_cash = 1 AND sent.is_cash = 0)
    UNION ALL
    SELECT
        swap.credit_month,
        NULL,
        -- include quote_effect(value = swap.base_amount, datetime = swap.credit_datetime)
    FROM valued_swaps AS swap
    CROSS JOIN asset_kinds AS asset ON asset.id = swap.credit_asset_id
    INNER JOIN priced_months AS month ON month.number = swap.credit_month % 1000000
    WHERE asset.quote_id IS NOT NULL
),

effect_months AS MATERIALIZED (
    SELECT
        asset_month,
        total(price_effect) AS price_effect,
        CASE WHEN count(*) = count(currency_effect) THEN sum(currency_effect) END
            AS currency_effect
    FROM swap_effects
    GROUP BY asset_month
),

quoted_months AS (
    SELECT
        asset.id AS asset_id, asset.code, asset.is_cash, asset.quote_id, base.*,
        coalesce(effect.price_effect, 0.0) AS price_effect,
        CASE WHEN effect.asset_month IS NULL THEN 0.0 ELSE effect.currency_effect END
            AS currency_effect,
        (
            SELECT
                total(
                    min(
                        -- include balance_at(datetime = month.end_datetime),
                        0.0
                    )
                )
            FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id
        ) AS owed,
        -- include unit_rate(asset = asset, datetime = month.last_datetime)
        AS rate,
        -- include rate_at(asset_id = asset.quote_id, datetime = month.last_datetime)
        AS quote_rate
    FROM base_months AS base
    CROSS JOIN asset_kinds AS asset ON asset.id = base.asset_month / 1000000
    CROSS JOIN priced_months AS month ON month.number = base.asset_month % 1000000
    LEFT JOIN effect_months AS effect ON effect.asset_month = base.asset_month
),

changed_months AS (
    SELECT
        quoted.*,
        lag(quoted.base_balance, 1, 0.0) OVER asset_history AS base_before,
        lag(quoted.quote_rate) OVER asset_history AS quote_before
    FROM quoted_months AS quoted
    WINDOW asset_history AS (PARTITION BY quoted.asset_id ORDER BY quoted.asset_month)
),

-- What neither transactions nor swaps explain is what rates did.
explained_months AS (
    SELECT
        changed.*,
        base_balance - base_before AS base_delta,
        base_balance - base_before - base_active_delta - base_passive_delta
        - base_unaccounted_delta AS base_rate_delta,
        CASE
            WHEN quote_id IS NULL OR base_before = 0 THEN currency_effect
            ELSE currency_effect + base_before * (quote_rate / quote_before - 1)
        END AS base_quote_delta
    FROM changed_months AS changed
),

-- include thing_months,

net_worths AS MATERIALIZED (
    SELECT
        asset_month % 1000000 AS number,
        type_month / 1000000 AS type_id,
        asset_id,
        code AS asset,
        base_balance AS base_net_worth,
        base_delta AS base_net_worth_delta,
        base_active_delta, base_passive_delta,
        CASE WHEN is_cash = 1 THEN price_effect ELSE base_rate_delta - base_quote_delta END
            AS base_price_delta,
        CASE WHEN is_cash = 1 THEN base_rate_delta - price_effect ELSE base_quote_delta END
            AS base_currency_delta,
        base_unaccounted_delta, base_swap_delta,
        CASE WHEN abs(balance - owed) < 5e-9 THEN 0.0 ELSE (balance - owed) * rate END
            AS base_assets,
        CASE WHEN owed = 0 THEN 0.0 ELSE -owed * rate END AS base_liabilities
    FROM explained_months
    UNION ALL
    SELECT
        number, NULL, asset_id, name, base_value, base_delta, base_active_delta,
        base_passive_delta,
        base_delta - base_active_delta - base_passive_delta - base_unaccounted_delta,
        0.0, base_unaccounted_delta, 0.0, base_value, 0.0
    FROM thing_deltas
),

level_months AS (
    SELECT
        net.number, levels.number AS level_number, levels.name AS level,
        CASE
            WHEN levels.number = 1 THEN NULL
            WHEN net.type_id IS NULL THEN 'physical'
            ELSE fin_asset_types.name
        END AS asset_type,
        CASE WHEN levels.number = 3 THEN net.asset END AS asset,
        -- include month_total(of = base_net_worth),
        -- include month_total(of = base_net_worth_delta),
        -- include month_total(of = base_active_delta),
        -- include month_total(of = base_passive_delta),
        -- include month_total(of = base_price_delta),
        -- include month_total(of = base_currency_delta),
        -- include month_total(of = base_unaccounted_delta),
        -- include month_total(of = base_swap_delta),
        -- include month_total(of = base_assets),
        -- include month_total(of = base_liabilities)
    FROM net_worths AS net
    CROSS JOIN (
        SELECT 1 AS number, 'total' AS name
        UNION ALL
        SELECT 2, 'type'
        UNION ALL
        SELECT 3, 'asset'
    ) AS levels
    LEFT JOIN fin_asset_types ON fin_asset_types.id = net.type_id
    -- What is not there, was not there and did nothing is not listed.
    WHERE levels.number < 3
        OR coalesce(
            abs(base_net_worth) + abs(base_net_worth_delta) + abs(base_active_delta)
            + abs(base_passive_delta) + abs(base_unaccounted_delta) + abs(base_liabilities), 1.0
        ) > 0
    GROUP BY
        net.number, levels.number,
        CASE WHEN levels.number > 1 THEN coalesce(net.type_id, 0) END,
        CASE WHEN levels.number > 2 THEN net.asset_id END
)

SELECT
    month.start_datetime, month.end_datetime,
    net.level, net.asset_type, net.asset, net.base_net_worth, net.base_net_worth_delta,
    net.base_active_delta, net.base_passive_delta, net.base_price_delta, net.base_currency_delta,
    net.base_unaccounted_delta, net.base_swap_delta,
    net.base_assets, net.base_liabilities,
    net.base_net_worth / month.price_index AS base_net_worth_real,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM level_months AS net
INNER JOIN priced_months AS month ON month.number = net.number
ORDER BY net.number DESC, net.level_number ASC, net.asset_type ASC, net.asset ASC;
