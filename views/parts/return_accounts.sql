-- What is kept in each account at the end of each period: what the newest balance said and what has
-- come and gone since; before the first one the transactions alone. What came for a reason that is
-- counted as well, like a dividend, is paid by that reason.
account_periods AS MATERIALIZED (
    SELECT
        invested.id, invested.asset_id,
        periods.period,
        (
            SELECT balance.id FROM balances AS balance
            WHERE balance.asset_storage_id = invested.id
                AND balance.datetime <= periods.end_datetime
            ORDER BY balance.datetime DESC LIMIT 1
        ) AS balance_id,
        periods.start_datetime, periods.end_datetime,
        (
            SELECT total(tx.amount) FROM fin_transactions AS tx
            WHERE tx.asset_storage_id = invested.id
                AND tx.datetime >= periods.start_datetime AND tx.datetime < periods.end_datetime
                AND tx.reason_fin_asset_storage_id IS NOT NULL
                AND tx.id NOT IN (SELECT caused_swaps.id FROM caused_swaps)
        ) AS caused_amount,
        (
            SELECT CASE WHEN count(*) = count(paid.rate) THEN total(tx.amount * paid.rate) END
            FROM fin_transactions AS tx
            CROSS JOIN fin_assets_storages AS payer ON payer.id = tx.asset_storage_id
            CROSS JOIN asset_rates AS paid
                ON paid.asset_id = payer.asset_id AND paid.period = periods.period
            WHERE tx.reason_fin_asset_storage_id = invested.id
                AND tx.datetime >= periods.start_datetime AND tx.datetime < periods.end_datetime
                AND tx.id NOT IN (SELECT caused_swaps.id FROM caused_swaps)
        ) AS base_yield
    FROM invested
    CROSS JOIN periods
    LIMIT -1
),

-- From one balance on, what came and went since is added up.
asset_periods AS MATERIALIZED (
    SELECT
        account.asset_id, account.period,
        CASE WHEN abs(total(account.amount)) < 5e-9 THEN 0.0 ELSE total(account.amount) END
            AS amount,
        total(account.caused_amount) AS caused_amount,
        CASE WHEN count(*) = count(account.base_yield) THEN total(account.base_yield) END
            AS base_yield
    FROM (
        SELECT
            asset_id, period, caused_amount, base_yield,
            total(counted) OVER (PARTITION BY id, balance_id ORDER BY period) AS amount
        FROM (
            SELECT
                moment.*,
                CASE
                    WHEN balance.datetime > moment.start_datetime THEN balance.amount
                    ELSE 0.0
                END + (
                    SELECT total(tx.amount) FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = moment.id
                        AND tx.datetime >= max(
                            coalesce(balance.datetime, ''), moment.start_datetime
                        )
                        AND tx.datetime < moment.end_datetime
                ) AS counted
            FROM account_periods AS moment
            LEFT JOIN balances AS balance ON balance.id = moment.balance_id
        ) AS moment
    ) AS account
    GROUP BY account.asset_id, account.period
)
