-- include moving_categories,

-- What came in and what went out within the last 12 months, account by account, at the rates of
-- today: what swaps and moving_categories hold is neither income nor spending. The credit side of a
-- swap went out, the debit side came in: one seek tells whether a transaction is a side.
actual_flows AS MATERIALIZED (
    SELECT
        CASE WHEN flow.income = 0 THEN 0.0 ELSE flow.income * rates_now.rate END AS base_income,
        CASE WHEN flow.expenses = 0 THEN 0.0 ELSE flow.expenses * rates_now.rate END
            AS base_expenses
    FROM (
        SELECT
            held.asset_id,
            total(tx.amount) FILTER (WHERE tx.amount > 0) AS income,
            0.0 - total(tx.amount) FILTER (WHERE tx.amount < 0) AS expenses
        FROM fin_assets_storages AS held
        CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = held.id
            AND tx.datetime > datetime('now', '-1 year') AND tx.datetime <= datetime('now')
        WHERE tx.category_id NOT IN (SELECT moving.category_id FROM moving_categories AS moving)
            AND CASE
                WHEN tx.amount < 0
                    THEN NOT EXISTS (SELECT 1 FROM swaps WHERE credit_fin_transaction_id = tx.id)
                ELSE NOT EXISTS (SELECT 1 FROM swaps WHERE debit_fin_transaction_id = tx.id)
            END
        GROUP BY held.id
    ) AS flow
    INNER JOIN rates_now ON rates_now.asset_id = flow.asset_id
)
