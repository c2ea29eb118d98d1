-- What is planned in earnest, and with it each scenario.
forecast_scenarios (scenario) AS MATERIALIZED (
    SELECT NULL
    UNION
    SELECT plans.scenario FROM fin_transaction_plans AS plans
),

planned_amounts AS MATERIALIZED (
    SELECT
        row_number() OVER () AS number,
        forecast_scenarios.scenario, ahead.plan_id, ahead.datetime AS moment,
        ahead.window_start_datetime AS window_start,
        ahead.window_end_datetime AS window_end,
        ahead.base_amount, ahead.local_amount, ahead.asset_storage_id, ahead.rate
    FROM plans_ahead AS ahead
    INNER JOIN forecast_scenarios
        ON forecast_scenarios.scenario = ahead.scenario OR ahead.scenario IS NULL
),

-- include counted_plans,

-- What there is in each account, in its asset: the newest balance and what was booked since. A loan
-- is no money.
forecast_accounts AS MATERIALIZED (
    SELECT
        held.id, held.storage, held.rate,
        held.code AS asset_code,
        held.is_cash AND held.id NOT IN (SELECT loan.asset_storage_id FROM fin_loans AS loan)
            AS is_money,
        coalesce(held.amount, 0.0) + (
            SELECT total(tx.amount) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = held.id
                AND tx.datetime >= coalesce(held.balance_datetime, '')
                AND tx.datetime <= datetime('now')
        ) AS amount
    FROM held_now AS held
),

-- The same, and as number 0 the total of all money in the base asset.
shown_accounts AS MATERIALIZED (
    SELECT id, storage, asset_code, is_money, amount FROM forecast_accounts
    UNION ALL
    SELECT
        0, NULL,
        (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1),
        0,
        -- include sum_known(of = iif(amount = 0, 0.0, amount * rate), in = forecast_accounts, where = is_money = 1)
),

-- What comes in and goes out by day: of an account, in its asset, and in the base asset. What is
-- due and not booked yet comes today. The account that pays a loan or gets a dividend is not known.
forecast_events AS MATERIALIZED (
    SELECT
        planned.scenario, planned.asset_storage_id,
        max(date(planned.moment), date('now')) AS date,
        CASE
            WHEN planned.counted_amount = planned.base_amount
                THEN coalesce(planned.local_amount, planned.base_amount / planned.rate)
            ELSE coalesce(planned.counted_amount / planned.rate, planned.local_amount)
        END AS amount,
        planned.counted_amount AS base_amount,
        coalesce(plans.description, category.name) AS description
    FROM counted_plans AS planned
    INNER JOIN fin_transaction_plans AS plans ON plans.id = planned.plan_id
    INNER JOIN fin_transaction_categories AS category
        ON category.id = plans.transaction_category_id
    WHERE planned.counted_amount IS NOT 0.0
    UNION ALL
    SELECT
        forecast_scenarios.scenario, tx.asset_storage_id, date(tx.datetime), tx.amount,
        tx.amount * rates_now.rate,
        coalesce(tx.description, category.name)
    FROM fin_transactions AS tx
    INNER JOIN fin_transaction_categories AS category ON category.id = tx.category_id
    INNER JOIN fin_assets_storages AS held ON held.id = tx.asset_storage_id
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
    CROSS JOIN forecast_scenarios
    WHERE tx.datetime > datetime('now')
    UNION ALL
    SELECT
        forecast_scenarios.scenario, paid.asset_storage_id,
        max(date(paid.due_datetime), date('now')),
        paid.amount, paid.amount * paid.rate, paid.name
    FROM (
        SELECT
            loan.name, loan.rate,
            CASE WHEN side.is_loan = 1 THEN loan.asset_storage_id END AS asset_storage_id,
            CASE
                WHEN side.is_loan = 1 THEN payments.principal
                ELSE 0.0 - payments.principal - payments.owed * loan.annual_rate / 12
            END AS amount,
            -- include due_datetime(start = loan.start_datetime, number = loan.payment_count - payments.payments_left + 1)
            AS due_datetime
        FROM payments
        INNER JOIN loans_now AS loan ON loan.id = payments.loan_id
        CROSS JOIN (
            SELECT 1 AS is_loan
            UNION ALL
            SELECT 0
        ) AS side
    ) AS paid
    CROSS JOIN forecast_scenarios
    UNION ALL
    SELECT
        forecast_scenarios.scenario, NULL, dividend.due_date, NULL, dividend.net_amount,
        dividend.asset_code
    FROM dividends_ahead AS dividend
    CROSS JOIN forecast_scenarios
    WHERE dividend.due_date IS NOT NULL
),

forecast_months (number, start_datetime) AS (
    SELECT 1, datetime('now', 'start of month')
    UNION ALL
    SELECT month.number + 1, datetime(month.start_datetime, '+1 month')
    FROM forecast_months AS month
    WHERE month.number < 24
),

-- The flows of each account and those of all money. Nothing flows today, so that there is a balance
-- to begin with, and on the first of each month, so that each month has one.
account_flows AS (
    SELECT
        event.scenario, account.id AS account_id, event.date,
        CASE WHEN account.id = 0 THEN event.base_amount ELSE event.amount END AS amount,
        event.description,
        1 AS is_event
    FROM forecast_events AS event
    LEFT JOIN forecast_accounts AS place ON place.id = event.asset_storage_id
    INNER JOIN shown_accounts AS account
        ON account.id = CASE WHEN account.id <> 0 THEN place.id ELSE 0 END
    WHERE account.id <> 0 OR event.asset_storage_id IS NULL OR place.is_money = 1
    UNION ALL
    SELECT
        forecast_scenarios.scenario, account.id,
        max(date(month.start_datetime), date('now')),
        0.0, NULL,
        month.number = 1
    FROM forecast_scenarios
    CROSS JOIN shown_accounts AS account
    CROSS JOIN forecast_months AS month
),

-- The balance of each account at the end of each day. What is not known makes all later balances
-- unknown. An account on which nothing happens is left out.
forecast_days AS MATERIALIZED (
    SELECT running.*
    FROM (
        SELECT
            day.*, account.storage, account.asset_code,
            CASE
                WHEN sum(day.unknown_count) OVER by_date = 0
                    THEN account.amount + sum(day.amount) OVER by_date
            END AS balance,
            sum(day.event_count) OVER (PARTITION BY day.scenario, day.account_id) AS all_events
        FROM (
            SELECT
                flow.scenario, flow.account_id, flow.date,
                total(flow.amount) AS amount,
                count(*) - count(flow.amount) AS unknown_count,
                count(flow.description) AS event_count,
                max(flow.is_event) AS is_event,
                group_concat(flow.description, ', ') AS description
            FROM account_flows AS flow
            WHERE flow.date < date('now', 'start of month', '+24 months')
            GROUP BY flow.scenario, flow.account_id, flow.date
        ) AS day
        INNER JOIN shown_accounts AS account ON account.id = day.account_id
        WINDOW by_date AS (PARTITION BY day.scenario, day.account_id ORDER BY day.date)
    ) AS running
    WHERE running.all_events > 0 OR running.account_id = 0
)
