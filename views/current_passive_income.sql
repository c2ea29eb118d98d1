CREATE VIEW current_passive_income AS
-- One row per holding that brought something in the last 12 months or will in the next, then a row
-- per plan that names no holding, then the total; the largest first.
--   kind                   TEXT, info: financial, physical, plan or total
--   asset_type             TEXT, info: fin_asset_types.name, physical, or NULL
--   asset                  TEXT, info: fin_assets.code in all storages, phys_assets.name, or the
--                          category of a plan
--   past_income            REAL of the base asset, info: passive transactions of the last 12 months
--                          that came in because of it, at the rates of today
--   past_costs             REAL of the base asset, info: likewise what went out: taxes, upkeep
--   future_income          REAL of the base asset, info: of the year ahead: dividends after tax, as
--                          annual_dividends in current_key_ratios, and plans of passive income
--   base_value             REAL of the base asset, info: what the holding is worth
--   future_yield           REAL share (0.05 is 5 %), info: future_income / base_value
--   actual_expense_share   REAL share, info: past_income / actual expenses of the last 12 months
--   planned_expense_share  REAL share, info: future_income / planned expenses of a year
--   actual_savings_rate    REAL share, info: in the total alone, as in current_cashflow
--   planned_savings_rate   REAL share, info: likewise
--   base_asset             TEXT, info: fin_assets.code of the base asset
-- Passive is a category with is_passive = 1; its transactions name the holding as their reason. A
-- plan of such a category belongs to the one holding that the category brought income from in the
-- last 12 months, else it is a row of its own. Where fin_asset_dividends or fundamentals tell what
-- is to come, plans of that holding, and of dividends, do not count again. Costs to come are plans
-- of expenses, so the shares set what comes in against all expenses.
-- A figure is NULL, not smaller, if a rate that it needs is missing.
-- Operations: select.
-- Cost: walks over the transactions of the last 12 months in an index.
WITH RECURSIVE
-- include rates_now,
-- include held_now,
-- include phys_now,
-- include dividends_ahead,
-- include cash_flows,
-- include category_roles,

passive_flows AS MATERIALIZED (
    SELECT
        tx.category_id,
        CASE WHEN tx.reason_phys_asset_ownership_id IS NULL THEN 1 ELSE 2 END AS kind_number,
        coalesce(
            (
                SELECT reason.asset_id FROM fin_assets_storages AS reason
                WHERE reason.id = tx.reason_fin_asset_storage_id
            ),
            (
                SELECT ownership.asset_id FROM phys_asset_ownerships AS ownership
                WHERE ownership.id = tx.reason_phys_asset_ownership_id
            )
        ) AS holding_id,
        tx.amount > 0 AS is_income,
        tx.amount * rates_now.rate AS base_amount
    FROM fin_assets_storages AS held
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
        AND tx.datetime > datetime('now', '-1 year') AND tx.datetime <= datetime('now')
        AND (
            tx.reason_fin_asset_storage_id IS NOT NULL
            OR tx.reason_phys_asset_ownership_id IS NOT NULL
        )
    CROSS JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE tx.category_id IN (
        SELECT category.id FROM fin_transaction_categories AS category
        WHERE category.is_passive = 1
    )
        AND tx.category_id NOT IN (SELECT moving.category_id FROM moving_categories AS moving)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.credit_fin_transaction_id = tx.id)
        AND NOT EXISTS (SELECT 1 FROM swaps WHERE swaps.debit_fin_transaction_id = tx.id)
),

-- The one holding that a category brought income from.
category_holdings AS (
    SELECT category_id, max(kind_number) AS kind_number, max(holding_id) AS holding_id
    FROM passive_flows
    WHERE is_income = 1
    GROUP BY category_id
    HAVING min(kind_number) = max(kind_number) AND min(holding_id) = max(holding_id)
),

passive_plans AS (
    SELECT
        coalesce(holding.kind_number, 3) AS kind_number,
        coalesce(holding.holding_id, category.id) AS holding_id,
        12 * planned.base_amount AS base_amount
    FROM monthly_plans AS planned
    INNER JOIN fin_transaction_categories AS category
        ON category.id = planned.category_id AND category.is_passive = 1
    LEFT JOIN category_holdings AS holding ON holding.category_id = category.id
    WHERE planned.role = 'income'
        AND NOT EXISTS (
            SELECT 1 FROM dividends_ahead AS dividend
            WHERE (holding.kind_number = 1 AND dividend.asset_id = holding.holding_id)
                OR EXISTS (
                    SELECT 1 FROM category_roles AS category_role
                    WHERE category_role.category_id = category.id
                        AND category_role.role = 'dividends'
                )
        )
),

passive_incomes (kind_number, holding_id, past_income, past_costs, future_income) AS (
    SELECT
        kind_number, holding_id,
        CASE WHEN is_income = 1 THEN base_amount ELSE 0.0 END,
        CASE WHEN is_income = 1 THEN 0.0 ELSE 0.0 - base_amount END,
        0.0
    FROM passive_flows
    UNION ALL
    SELECT 1, asset_id, 0.0, 0.0, net_amount FROM dividends_ahead
    UNION ALL
    SELECT kind_number, holding_id, 0.0, 0.0, base_amount FROM passive_plans
),

holding_incomes AS MATERIALIZED (
    SELECT
        income.kind_number, income.holding_id,
        -- include sum_of_rows(of = income.past_income)
        AS past_income,
        -- include sum_of_rows(of = income.past_costs)
        AS past_costs,
        -- include sum_of_rows(of = income.future_income)
        AS future_income,
        CASE income.kind_number
            WHEN 1 THEN
                -- include sum_known(of = base_value, in = held_now, where = asset_id = income.holding_id AND amount > 0)
            WHEN 2 THEN
                -- include sum_known(of = base_value, in = phys_now, where = id = income.holding_id)
        END AS base_value
    FROM passive_incomes AS income
    GROUP BY income.kind_number, income.holding_id
),

income_rows AS (
    SELECT holding_incomes.* FROM holding_incomes
    UNION ALL
    SELECT
        4, NULL,
        -- include sum_of_rows(of = past_income),
        -- include sum_of_rows(of = past_costs),
        -- include sum_of_rows(of = future_income),
        -- include sum_known(of = base_value, in = holding_incomes, where = kind_number < 3)
    FROM holding_incomes
)

SELECT
    CASE income.kind_number
        WHEN 1 THEN 'financial' WHEN 2 THEN 'physical' WHEN 3 THEN 'plan' ELSE 'total'
    END AS kind,
    CASE income.kind_number
        WHEN 1 THEN (
            SELECT fin_asset_types.name FROM fin_assets AS asset
            INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
            WHERE asset.id = income.holding_id
        )
        WHEN 2 THEN 'physical'
    END AS asset_type,
    CASE income.kind_number
        WHEN 1 THEN (
            SELECT asset.code FROM fin_assets AS asset WHERE asset.id = income.holding_id
        )
        WHEN 2 THEN (
            SELECT phys_assets.name FROM phys_assets WHERE phys_assets.id = income.holding_id
        )
        WHEN 3 THEN (
            SELECT category.name FROM fin_transaction_categories AS category
            WHERE category.id = income.holding_id
        )
    END AS asset,
    income.past_income, income.past_costs, income.future_income, income.base_value,
    income.future_income / nullif(income.base_value, 0) AS future_yield,
    income.past_income / nullif(12 * flows.actual_expenses, 0) AS actual_expense_share,
    income.future_income / nullif(12 * flows.planned_expenses, 0) AS planned_expense_share,
    CASE
        WHEN income.kind_number = 4
            THEN (flows.actual_income - flows.actual_expenses) / nullif(flows.actual_income, 0)
    END AS actual_savings_rate,
    CASE
        WHEN income.kind_number = 4
            THEN (flows.planned_income - flows.planned_expenses) / nullif(flows.planned_income, 0)
    END AS planned_savings_rate,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM income_rows AS income
CROSS JOIN flows
ORDER BY
    income.kind_number = 4, income.kind_number = 3,
    coalesce(income.future_income, 0) + coalesce(income.past_income, 0) DESC, asset ASC;
