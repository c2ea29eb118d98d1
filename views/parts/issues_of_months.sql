SELECT
    'rates_of_transactions_missing', 'fin_assets', early.asset_id,
    early.code || ' was earned or spent on ' || date(min(early.datetime))
    || coalesce(', before its first rate, of ' || date(early.first_rate), ', but has no rate')
    || ', so historical_monthly_transactions does not know what it was worth.',
    'Add a rate to latest_fin_asset_rates for that day or before.'
FROM (
    SELECT
        account.*,
        (
            SELECT tx.datetime FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = account.id
                AND tx.datetime < coalesce(account.first_rate, '~')
                AND tx.datetime <= datetime('now')
                AND tx.category_id NOT IN (
                    SELECT moving.category_id FROM moving_categories AS moving
                )
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE credit_fin_transaction_id = tx.id)
                AND NOT EXISTS (SELECT 1 FROM swaps WHERE debit_fin_transaction_id = tx.id)
            ORDER BY tx.datetime LIMIT 1
        ) AS datetime
    FROM (
        SELECT
            accounts.id, accounts.asset_id, accounts.code,
            (
                SELECT min(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = accounts.asset_id
            ) AS first_rate
        FROM accounts
        WHERE accounts.is_base = 0
    ) AS account
) AS early
WHERE early.datetime IS NOT NULL
    AND early.asset_id NOT IN (
        SELECT valued_assets.asset_id FROM valued_assets WHERE valued_assets.rate_id IS NULL
    )
GROUP BY early.asset_id
UNION ALL
SELECT
    'valuations_begin_late', 'phys_assets', thing.id,
    thing.name || ' was owned in ' || substr(owned.since, 1, 7)
    || ', but its first valuation is of ' || date(owned.first_valuation)
    || ', so historical_monthly_net_worth does not know what it was worth.',
    'Add its value to phys_asset_valuations for the end of that month.'
FROM (
    SELECT
        ownership.*,
        max(ownership.start_datetime, first_month.start_datetime) AS since,
        (
            SELECT min(valuation.datetime) FROM phys_asset_valuations AS valuation
            WHERE valuation.asset_id = ownership.asset_id
                AND valuation.datetime >= ownership.start_datetime
                AND valuation.datetime <= datetime('now')
        ) AS first_valuation
    FROM phys_asset_ownerships AS ownership
    CROSS JOIN first_month
) AS owned
INNER JOIN phys_assets AS thing ON thing.id = owned.asset_id
WHERE owned.first_valuation >= datetime(owned.since, 'start of month', '+1 month')
    AND coalesce(owned.end_datetime, '~') >= datetime(owned.since, 'start of month', '+1 month')
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_phys_ownership_id = owned.id AND swap.credit_fin_transaction_id IS NOT NULL
    )
