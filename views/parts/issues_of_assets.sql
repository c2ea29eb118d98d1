SELECT
    'base_asset_missing' AS issue,
    'fin_assets' AS table_name,
    NULL AS row_id,
    'There is no base asset, so nothing can be valued.' AS description,
    'Set is_base to 1 for the asset that you measure in.' AS what_to_do
WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
UNION ALL
SELECT
    'asset_types_many', 'fin_asset_types', NULL,
    'There are ' || asset_types.number || ' asset types.',
    'Keep at most 8, else charts and tables by type are hard to read.'
FROM (SELECT count(*) AS number FROM fin_asset_types) AS asset_types
WHERE asset_types.number > 8
UNION ALL
SELECT
    'rate_missing', 'fin_assets', valued_assets.asset_id,
    valued_assets.code || ' has a balance but no rate, so totals are NULL.',
    'Add a rate in current_fin_asset_rates.'
FROM valued_assets
WHERE valued_assets.rate_id IS NULL
UNION ALL
SELECT
    'rate_old', 'fin_asset_rates', rate.id,
    'The newest rate of ' || valued_assets.code || ' is of ' || date(rate.datetime) || '.',
    'Add a rate in current_fin_asset_rates, or load new ones with findb rates.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
WHERE rate.datetime < datetime('now', '-31 days')
UNION ALL
SELECT
    'rate_jumped', 'fin_asset_rates', rate.id,
    'The rate of ' || valued_assets.code || ' went from ' || earlier.rate || ' to ' || rate.rate
    || '.',
    'Correct it if it is a slip; after a split, correct the amounts.'
FROM valued_assets
INNER JOIN fin_asset_rates AS rate ON rate.id = valued_assets.rate_id
INNER JOIN fin_asset_rates AS earlier ON earlier.id = valued_assets.earlier_rate_id
WHERE rate.rate > 10 * earlier.rate OR earlier.rate > 10 * rate.rate
UNION ALL
SELECT
    'in_the_future', 'fin_asset_rates', rate.id,
    'The rate of ' || asset.code || ' is dated ' || rate.datetime || ', in the future.',
    'Correct datetime.'
FROM fin_assets AS asset
CROSS JOIN fin_asset_rates AS rate -- CROSS keeps SQLite from walking over all rates
WHERE rate.asset_id = asset.id AND rate.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'rates_begin_late', 'fin_assets', asset.asset_id,
    asset.code || ' was there in ' || substr(asset.first_moment, 1, 7) || ', but '
    || coalesce('its first rate is of ' || date(asset.first_rate), 'has no rate')
    || ', so historical_monthly_balances does not know what it was worth.',
    'Add a rate to fin_asset_rates for the end of each of these months, from the first one on.'
FROM (
    SELECT
        account.asset_id, account.code, account.first_rate,
        min(
            CASE
                WHEN account.first_rate IS NULL THEN account.first_balance
                ELSE min(
                    coalesce(account.first_balance, account.first_tx),
                    coalesce(account.first_tx, account.first_balance)
                )
            END
        ) AS first_moment
    FROM (
        SELECT
            accounts.asset_id, accounts.code,
            (
                SELECT min(rate.datetime) FROM fin_asset_rates AS rate
                WHERE rate.asset_id = accounts.asset_id
            ) AS first_rate,
            (
                SELECT datetime(balance.datetime, '-1 second') FROM balances AS balance
                WHERE balance.asset_storage_id = accounts.id AND balance.amount <> 0
                ORDER BY balance.datetime LIMIT 1
            ) AS first_balance,
            (
                SELECT min(tx.datetime) FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = accounts.id
                    AND tx.datetime >= (SELECT first_month.start_datetime FROM first_month)
            ) AS first_tx
        FROM accounts
        WHERE accounts.is_base = 0
    ) AS account
    GROUP BY account.asset_id
) AS asset
WHERE asset.first_moment <= datetime('now')
    AND (
        asset.first_rate IS NULL
        OR asset.first_rate >= datetime(asset.first_moment, 'start of month', '+1 month')
        -- A swap needs the rate of its moment.
        OR EXISTS (
            SELECT 1 FROM accounts
            CROSS JOIN fin_transactions AS credit ON credit.asset_storage_id = accounts.id
                AND credit.datetime >= (SELECT first_month.start_datetime FROM first_month)
                AND credit.datetime < asset.first_rate
            INNER JOIN swaps AS swap ON swap.credit_fin_transaction_id = credit.id
                AND swap.debit_fin_transaction_id IS NOT NULL
            WHERE accounts.asset_id = asset.asset_id
        )
    )
    AND asset.asset_id NOT IN (
        SELECT valued_assets.asset_id FROM valued_assets WHERE valued_assets.rate_id IS NULL
    )
