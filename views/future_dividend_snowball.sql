CREATE VIEW future_dividend_snowball AS
-- One row per year and asset that pays dividends, for 40 years.
--   year                  INTEGER, info: 1 is the year that begins tomorrow
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
--   total_spending        REAL of the base asset, info: planned expenses and interest in a year;
--                         NULL while no expenses are planned
--   coverage              REAL share, info: of total_spending, what is paid out after tax and not
--                         reinvested; 1 pays for life
--   pays_for_life_year    INTEGER, info: from which on coverage stays 1 or more, NULL is never
-- The first year has the dividends of future_dividends, on what was held on ex days that are past.
-- Later years have those of all shares, which grow like the book value of the newest
-- fin_asset_fundamentals, by return_on_equity less dividend_on_equity. Of the dividends after
-- dividend_tax_rate reinvested_share is put into more of the asset, which brings
-- reinvestment_yield in its first year and then grows like the rest. Without fundamentals nothing
-- grows. Expenses and interest stay as they are.
-- Operations: select.
-- Cost: 40 rows an asset; yield_on_cost reads all transactions of the assets that pay.
WITH RECURSIVE
-- include rates_now,
-- include held_now,
-- include loans_now,
-- include counted_now,
-- include dividends_ahead,

positions AS MATERIALIZED (
    SELECT held_now.id AS asset_storage_id, held_now.asset_id, held_now.amount FROM held_now
    WHERE held_now.amount > 0
        AND held_now.asset_id IN (SELECT dividend.asset_id FROM dividends_ahead AS dividend)
),

-- include average_costs,

payers AS MATERIALIZED (
    SELECT
        dividend.asset_id,
        asset.code AS asset_code,
        fin_asset_types.name AS asset_type,
        coalesce(held.shares, 0.0) AS shares,
        held.base_cost, dividend.base_amount, dividend.amount_per_share, rates_now.rate,
        fundamental.book_value_per_share,
        coalesce(fundamental.return_on_equity - fundamental.dividend_on_equity, 0.0) AS growth,
        coalesce(fundamental.dividend_tax_rate, 0.0) AS tax_rate,
        coalesce(fundamental.reinvested_share, 0.0) AS reinvested_share,
        fundamental.reinvestment_yield
    FROM (
        SELECT
            paid.asset_id,
            sum(paid.amount_per_share) AS amount_per_share,
            sum(paid.base_amount) AS base_amount
        FROM (
            SELECT asset_id, amount_per_share, sum(base_amount) AS base_amount FROM dividends_ahead
            GROUP BY dividend_number
        ) AS paid
        GROUP BY paid.asset_id
    ) AS dividend
    INNER JOIN fin_assets AS asset ON asset.id = dividend.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN rates_now ON rates_now.asset_id = dividend.asset_id
    LEFT JOIN (
        SELECT
            positions.asset_id,
            sum(positions.amount) AS shares,
            CASE WHEN count(*) = count(cost.base_cost) THEN sum(cost.base_cost) END AS base_cost
        FROM positions
        LEFT JOIN average_costs AS cost ON cost.asset_storage_id = positions.asset_storage_id
        GROUP BY positions.asset_id
    ) AS held ON held.asset_id = dividend.asset_id
    LEFT JOIN fundamentals_now AS fundamental ON fundamental.asset_id = dividend.asset_id
),

-- missed: by shares that were bought since an ex day; < 0 for those that were sold.
years (
    asset_id, year, book_value_per_share, dividend_per_share, amount, missed, growth,
    growth_by_reinvesting
) AS (
    SELECT
        asset_id, 1, book_value_per_share, amount_per_share,
        base_amount,
        shares * amount_per_share - base_amount,
        growth,
        CASE
            WHEN reinvested_share = 0 THEN 0.0
            ELSE
                (1.0 - tax_rate) * reinvested_share
                * coalesce(reinvestment_yield, amount_per_share / rate)
        END
    FROM payers
    UNION ALL
    SELECT
        asset_id,
        year + 1,
        book_value_per_share * (1.0 + growth),
        dividend_per_share * (1.0 + growth),
        (amount + missed) * (1.0 + growth) + amount * growth_by_reinvesting,
        0.0,
        growth,
        growth_by_reinvesting
    FROM years
    WHERE year < 40
),

spending AS MATERIALIZED (
    SELECT
        12.0 *
        -- include sum_known(of = -counted_amount, in = counted_plans, where = role = 'expenses')
        +
        -- include sum_known(of = base_owed * annual_rate, in = loans_now, where = TRUE)
        AS base_amount
    WHERE EXISTS (SELECT 1 FROM monthly_plans WHERE monthly_plans.role = 'expenses')
),

-- A sum over rows of which one is NULL is unknown, not smaller.
year_totals AS MATERIALIZED (
    SELECT
        summed.*,
        spending.base_amount AS spending,
        summed.paid_out / nullif(spending.base_amount, 0) AS coverage
    FROM (
        SELECT
            years.year, years.amount, years.missed,
            years.book_value_per_share, years.dividend_per_share,
            payer.asset_type, payer.asset_code, payer.shares, payer.base_cost, payer.tax_rate,
            years.amount * (1.0 - payer.tax_rate) * payer.reinvested_share AS reinvested,
            CASE
                WHEN count(*) OVER by_year = count(years.amount) OVER by_year
                    THEN sum(years.amount * (1.0 - payer.tax_rate)) OVER by_year
            END AS dividends,
            CASE
                WHEN count(*) OVER by_year = count(years.amount) OVER by_year
                    THEN sum(
                        years.amount * (1.0 - payer.tax_rate) * (1.0 - payer.reinvested_share)
                    ) OVER by_year
            END AS paid_out
        FROM years
        INNER JOIN payers AS payer ON payer.asset_id = years.asset_id
        WINDOW by_year AS (PARTITION BY years.year)
    ) AS summed
    LEFT JOIN spending ON TRUE
)

SELECT
    year, asset_type, asset_code,
    CASE WHEN dividend_per_share = 0 THEN shares ELSE (amount + missed) / dividend_per_share END
        AS shares,
    book_value_per_share,
    dividend_per_share,
    amount AS dividends,
    amount * tax_rate AS tax,
    reinvested,
    dividend_per_share * shares / nullif(base_cost, 0) AS yield_on_cost,
    dividends AS total_dividends,
    spending AS total_spending,
    coverage,
    CASE
        WHEN count(*) OVER () = count(coverage) OVER ()
            THEN nullif(coalesce(max(CASE WHEN coverage < 1.0 THEN year END) OVER (), 0) + 1, 41)
    END AS pays_for_life_year
FROM year_totals
ORDER BY year, asset_type, asset_code;
