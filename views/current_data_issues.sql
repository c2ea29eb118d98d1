CREATE VIEW current_data_issues AS
-- One row per doubtful thing: advice, where the schema does not refuse.
--   issue        TEXT, info: what kind of issue it is, one word
--   table_name   TEXT, info: the table that it is in
--   row_id       INTEGER, info: id of the row there, NULL when it is about the whole table
--   description  TEXT, info: what is doubtful
--   what_to_do   TEXT, info: how to settle it
-- Operations: select.
-- Cost: a few index seeks per asset and per asset & storage; one walk over an index of the swaps,
--   over what is uncategorised, over the transactions that are newer than their balance and over
--   those whose reason is a physical asset; over the expenses of the last 12 months and what was
--   booked in the windows of plans that ended in them. Only where no expenses are planned, it walks
--   over all transactions of the last 12 months, too, to say what they were.
WITH RECURSIVE
-- include rates_now,
-- include first_month,

-- Every asset & storage, active or not, with its newest balance.
accounts AS MATERIALIZED (
    SELECT
        held.id, held.asset_id, held.storage_id, asset.code,
        fin_storages.name AS storage,
        asset.is_base,
        asset.is_active = 1 AND fin_storages.is_active = 1 AS is_active,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    -- include newest_balance(kind = LEFT, asset_storage_id = held.id)
),

-- Assets that need a rate, because they are held and are not the base asset: the newest two.
valued_assets AS MATERIALIZED (
    SELECT
        accounts.asset_id, accounts.code,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = accounts.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1
        ) AS rate_id,
        (
            SELECT rate.id FROM fin_asset_rates AS rate
            WHERE rate.asset_id = accounts.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1 OFFSET 1
        ) AS earlier_rate_id
    FROM accounts
    WHERE accounts.balance <> 0 AND accounts.is_base = 0
    GROUP BY accounts.asset_id
),

-- include placed,

-- include plan_scopes,

-- include category_roles,

-- include moving_categories,

running_plans AS MATERIALIZED (
    SELECT planned.id, planned.transaction_category_id AS category_id
    FROM fin_transaction_plans AS planned
    WHERE planned.recurrence_datetime_modifiers IS NOT NULL
        AND planned.scenario IS NULL
        AND planned.start_datetime < datetime('now', 'start of month', '+1 month')
        AND (planned.end_datetime IS NULL OR planned.end_datetime >= datetime('now'))
),

chosen_iterations AS MATERIALIZED (
    SELECT iteration.id AS iteration_id
    FROM fin_transaction_plans AS plans
    INNER JOIN fin_transaction_plan_iterations AS iteration ON iteration.plan_id = plans.id
    WHERE plans.scenario IS NULL
        AND iteration.window_end_datetime > datetime('now', '-1 year')
        AND iteration.window_end_datetime <= datetime('now')
),

-- include plan_windows,

category_spending AS MATERIALIZED (
    SELECT
        category_role.category_id,
        0.0 - total(tx.amount * rates_now.rate) / 12 AS monthly_amount,
        count(DISTINCT substr(tx.datetime, 1, 7)) AS month_count
    FROM category_roles AS category_role
    CROSS JOIN fin_transactions AS tx ON tx.category_id = category_role.category_id
        AND tx.datetime > datetime('now', '-12 months') AND tx.datetime <= datetime('now')
    CROSS JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    CROSS JOIN rates_now ON rates_now.asset_id = held.asset_id
    WHERE category_role.role = 'expenses'
    GROUP BY category_role.category_id
)

-- include issues_of_assets
UNION ALL
-- include issues_of_transactions
UNION ALL
-- include issues_of_balances
UNION ALL
-- include issues_of_months
UNION ALL
-- include issues_of_imports
UNION ALL
-- include issues_of_names
UNION ALL
-- include issues_of_loans
UNION ALL
-- include issues_of_plans;
