CREATE VIEW future_dividend_snowball AS
-- One row per year and asset that is held and pays dividends, for 40 years.
--   year                  INTEGER, info: 1 is the year that begins now
--   asset_type            TEXT, info: fin_asset_types.name
--   asset_code            TEXT, info: fin_assets.code
--   shares                REAL of the asset, info: held in all storages, and bought on the way
--   book_value_per_share  REAL of the base asset per 1 of the asset, info
--   dividend_per_share    REAL of the base asset per 1 of the asset, info
--   dividends             REAL of the base asset, info: of all shares, before tax
--   tax                   REAL of the base asset, info
--   reinvested            REAL of the base asset, info: what more of the asset is bought for
--   yield_on_cost         REAL share, info: dividends a year of what is held today / what it cost
--   total_dividends       REAL of the base asset, info: of all assets in the year, after tax
--   total_spending        REAL of the base asset, info: planned expenses and interest in a year
--   coverage              REAL share, info: total_dividends / total_spending, 1 pays for life
--   pays_for_life_year    INTEGER, info: from which on coverage stays 1 or more, NULL is never
-- From the newest fin_asset_fundamentals: dividends are dividend_on_equity of the book value, which
-- grows by return_on_equity less dividend_on_equity. Of the dividends after dividend_tax_rate
-- reinvested_share is put into more of the asset, which brings reinvestment_yield in its first year
-- and then grows like the rest. Without fundamentals an asset brings every year the dividends that
-- are due in the year ahead or expected without a date. Expenses and interest stay as they are.
-- Operations: select.
-- Cost: 40 rows an asset; yield_on_cost reads all transactions of the assets that pay.
WITH RECURSIVE
held AS MATERIALIZED (
    SELECT held.id, held.asset_id, balance.amount FROM fin_assets_storages AS held
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE balance.amount > 0
        AND (
            EXISTS (
                SELECT 1 FROM fin_asset_dividends AS dividend
                WHERE dividend.asset_id = held.asset_id
                    AND CASE
                        WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                            THEN dividend.is_projection = 1
                        ELSE
                            coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                            AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                            <= datetime('now', '+1 year')
                    END
            )
            OR EXISTS (
                SELECT 1 FROM fin_asset_fundamentals AS fundamental
                WHERE fundamental.asset_id = held.asset_id
                    AND fundamental.datetime <= datetime('now')
            )
        )
),

-- What everything cost, by moving average, as in the holdings.
moves AS MATERIALIZED (
    SELECT
        held.id AS held_id,
        row_number() OVER (PARTITION BY held.id ORDER BY tx.datetime, tx.id) AS number,
        tx.amount,
        coalesce(
            (
                SELECT cost.base_amount FROM fin_transaction_costs AS cost
                WHERE cost.transaction_id = tx.id
            ),
            (
                SELECT sum(
                    -credit.amount * CASE
                        WHEN paid.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_fin_transaction_id = tx.id
            )
        ) AS base_cost
    FROM held
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
    WHERE tx.datetime <= datetime('now')
),

averages (held_id, number, amount, base_cost) AS (
    SELECT held.id, 0, 0.0, 0.0 FROM held
    UNION ALL
    SELECT
        moves.held_id,
        moves.number,
        averages.amount + moves.amount,
        CASE
            WHEN averages.amount + moves.amount <= 0 THEN 0.0
            WHEN moves.amount > 0 THEN averages.base_cost + moves.base_cost
            ELSE averages.base_cost * (averages.amount + moves.amount) / averages.amount
        END
    FROM averages
    INNER JOIN moves ON moves.held_id = averages.held_id AND moves.number = averages.number + 1
),

costs AS MATERIALIZED (
    SELECT
        held.asset_id,
        sum(held.amount) AS shares,
        CASE WHEN count(*) = count(latest.base_cost) THEN sum(latest.base_cost) END AS base_cost
    FROM held
    LEFT JOIN (
        SELECT
            averages.held_id,
            max(averages.number) AS number,
            averages.base_cost
        FROM averages
        WHERE averages.number > 0
        GROUP BY averages.held_id
    ) AS latest ON latest.held_id = held.id
    GROUP BY held.asset_id
),

payers AS MATERIALIZED (
    SELECT
        costs.asset_id,
        costs.shares,
        costs.base_cost,
        fundamental.book_value_per_share,
        coalesce(fundamental.return_on_equity - fundamental.dividend_on_equity, 0.0) AS growth,
        coalesce(fundamental.dividend_tax_rate, 0.0) AS tax_rate,
        coalesce(fundamental.reinvested_share, 0.0) AS reinvested_share,
        fundamental.reinvestment_yield,
        coalesce(
            fundamental.book_value_per_share * fundamental.dividend_on_equity,
            (
                SELECT total(dividend.amount_per_share) FROM fin_asset_dividends AS dividend
                WHERE dividend.asset_id = costs.asset_id
                    AND CASE
                        WHEN coalesce(dividend.pay_datetime, dividend.ex_datetime) IS NULL
                            THEN dividend.is_projection = 1
                        ELSE
                            coalesce(dividend.pay_datetime, dividend.ex_datetime) > datetime('now')
                            AND coalesce(dividend.pay_datetime, dividend.ex_datetime)
                            <= datetime('now', '+1 year')
                    END
            )
        ) AS dividend_per_share,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = costs.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate,
        asset.code AS asset_code,
        fin_asset_types.name AS asset_type
    FROM costs
    INNER JOIN fin_assets AS asset ON asset.id = costs.asset_id AND asset.is_active = 1
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    LEFT JOIN fin_asset_fundamentals AS fundamental ON fundamental.id = (
        SELECT newest.id FROM fin_asset_fundamentals AS newest
        WHERE newest.asset_id = costs.asset_id AND newest.datetime <= datetime('now')
        ORDER BY newest.datetime DESC LIMIT 1
    )
),

years (asset_id, year, growth, book_value_per_share, dividend_per_share, amount, reinvested) AS (
    SELECT
        payers.asset_id,
        1,
        payers.growth,
        payers.book_value_per_share,
        payers.dividend_per_share,
        payers.shares * payers.dividend_per_share,
        payers.shares * payers.dividend_per_share
        * (1.0 - payers.tax_rate) * payers.reinvested_share
    FROM payers
    UNION ALL
    SELECT
        years.asset_id,
        years.year + 1,
        years.growth,
        years.book_value_per_share * (1.0 + years.growth),
        years.dividend_per_share * (1.0 + years.growth),
        years.amount * (1.0 + years.growth) + CASE
            WHEN years.reinvested = 0 THEN 0.0
            ELSE
                years.reinvested
                * coalesce(payers.reinvestment_yield, payers.dividend_per_share / payers.rate)
        END,
        (
            years.amount * (1.0 + years.growth) + CASE
                WHEN years.reinvested = 0 THEN 0.0
                ELSE
                    years.reinvested
                    * coalesce(payers.reinvestment_yield, payers.dividend_per_share / payers.rate)
            END
        ) * (1.0 - payers.tax_rate) * payers.reinvested_share
    FROM years
    INNER JOIN payers ON payers.asset_id = years.asset_id
    WHERE years.year < 40
),

below (category_id) AS (
    SELECT category.id FROM fin_transaction_categories AS category
    WHERE lower(category.name) = 'expenses'
    UNION
    SELECT category.id FROM below
    INNER JOIN fin_transaction_categories AS category ON category.parent_id = below.category_id
),

-- Plans of expenses that are in force, as in the view of that name.
in_force AS MATERIALIZED (
    SELECT
        planned.id,
        planned.start_datetime,
        coalesce(planned.recurrence_amount_multiplier, 1.0) AS multiplier,
        planned.recurrence_datetime_modifiers || ';+0 days;+0 days;' AS modifiers,
        coalesce(
            planned.base_amount,
            planned.local_amount * (
                SELECT
                    CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END
                FROM fin_assets_storages AS held
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                WHERE held.id = planned.asset_storage_id
            )
        ) AS base_amount
    FROM fin_transaction_plans AS planned
    INNER JOIN below ON below.category_id = planned.transaction_category_id
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

steps AS MATERIALIZED (
    SELECT
        split.id,
        trim(split.modifier) AS modifier_1,
        trim(substr(split.rest, 1, instr(split.rest, ';') - 1)) AS modifier_2,
        trim(
            substr(
                substr(split.rest, instr(split.rest, ';') + 1),
                1,
                instr(substr(split.rest, instr(split.rest, ';') + 1), ';') - 1
            )
        ) AS modifier_3
    FROM (
        SELECT
            in_force.id,
            substr(in_force.modifiers, 1, instr(in_force.modifiers, ';') - 1) AS modifier,
            substr(in_force.modifiers, instr(in_force.modifiers, ';') + 1) AS rest
        FROM in_force
    ) AS split
),

iterations (plan_id, moment, factor) AS (
    SELECT in_force.id, in_force.start_datetime, 1.0 FROM in_force
    UNION ALL
    SELECT
        iterations.plan_id,
        datetime(iterations.moment, steps.modifier_1, steps.modifier_2, steps.modifier_3),
        iterations.factor * in_force.multiplier
    FROM iterations
    INNER JOIN in_force ON in_force.id = iterations.plan_id
    INNER JOIN steps ON steps.id = iterations.plan_id
    WHERE iterations.moment <= datetime('now', '+13 months')
),

newest AS MATERIALIZED (
    SELECT
        iterations.plan_id,
        coalesce(
            max(CASE WHEN iterations.moment <= datetime('now') THEN iterations.moment END),
            min(iterations.moment)
        ) AS moment
    FROM iterations
    GROUP BY iterations.plan_id
),

-- The amount of the newest iteration times the iterations in the year after it, by 12.
monthly_plans AS MATERIALIZED (
    SELECT
        in_force.base_amount * (
            SELECT iterations.factor FROM iterations
            WHERE iterations.plan_id = in_force.id AND iterations.moment = newest.moment
        ) * (
            SELECT count(*) / 12.0 FROM iterations
            WHERE iterations.plan_id = in_force.id
                AND iterations.moment > newest.moment
                AND iterations.moment <= datetime(
                    newest.moment,
                    '+1 year',
                    CASE WHEN in_force.modifiers LIKE '%month%' THEN '+3 days' ELSE '+0 days' END
                )
        ) AS base_amount
    FROM in_force
    INNER JOIN newest ON newest.plan_id = in_force.id
),

spending AS MATERIALIZED (
    SELECT
        12.0 * (
            SELECT
                CASE
                    WHEN count(*) = count(monthly.base_amount)
                        THEN 0.0 - total(monthly.base_amount)
                END
            FROM monthly_plans AS monthly
        ) + (
            SELECT CASE WHEN count(*) = count(owed.base_interest) THEN total(owed.base_interest) END
            FROM (
                SELECT
                    max(-balance.amount, 0.0) * loan.annual_rate * CASE
                        WHEN asset.is_base = 1 THEN 1.0
                        ELSE (
                            SELECT rate.rate FROM fin_asset_rates AS rate
                            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                            ORDER BY rate.datetime DESC LIMIT 1
                        )
                    END AS base_interest
                FROM fin_loans AS loan
                INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
                INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
                INNER JOIN balances AS balance ON balance.id = (
                    SELECT newest.id FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                    ORDER BY newest.datetime DESC LIMIT 1
                )
            ) AS owed
        ) AS base_amount
),

totals AS MATERIALIZED (
    SELECT
        years.year,
        CASE
            WHEN count(*) = count(years.amount)
                THEN sum(years.amount * (1.0 - payers.tax_rate))
        END AS dividends,
        (SELECT spending.base_amount FROM spending) AS spending
    FROM years
    INNER JOIN payers ON payers.asset_id = years.asset_id
    GROUP BY years.year
)

SELECT
    years.year,
    payers.asset_type,
    payers.asset_code,
    CASE
        WHEN years.dividend_per_share = 0 THEN payers.shares
        ELSE years.amount / years.dividend_per_share
    END AS shares,
    years.book_value_per_share,
    years.dividend_per_share,
    years.amount AS dividends,
    years.amount * payers.tax_rate AS tax,
    years.reinvested,
    years.dividend_per_share * payers.shares / nullif(payers.base_cost, 0) AS yield_on_cost,
    totals.dividends AS total_dividends,
    totals.spending AS total_spending,
    totals.dividends / nullif(totals.spending, 0) AS coverage,
    (
        SELECT
            CASE
                WHEN count(*) = count(each_year.dividends + each_year.spending)
                    THEN nullif(
                        coalesce(
                            max(each_year.year)
                            FILTER (WHERE each_year.dividends < each_year.spending), 0
                        ) + 1, 41
                    )
            END
        FROM totals AS each_year
    ) AS pays_for_life_year
FROM years
INNER JOIN payers ON payers.asset_id = years.asset_id
INNER JOIN totals ON totals.year = years.year
ORDER BY years.year, payers.asset_type, payers.asset_code;
