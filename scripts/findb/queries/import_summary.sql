-- What an import brought: one row, whose columns are called as they are shown. A near duplicate is
-- the same amount in the same place and week, and from no file of the same account: it may be the
-- same money twice.
SELECT
    count(row.fin_transaction_id) + count(row.other_fin_transaction_id) AS transactions,
    count(DISTINCT row.balance_id) AS balances,
    count(DISTINCT row.fin_asset_rate_id) AS rates,
    count(CASE WHEN row.is_waiting = 1 THEN 1 END)
        AS `prices that wait for the rate of their currency`,
    count(
        CASE
            WHEN row.role = 'uncategorised' AND row.import_rule_id IS NULL AND row.swap_id IS NULL
                THEN 1
        END
    ) AS `without a rule, uncategorised`,
    count(DISTINCT CASE WHEN row.kind IN ('cash', 'transfer', 'delivery') THEN row.swap_id END)
        AS `transfers found`,
    count(CASE WHEN row.is_doubtful = 1 THEN 1 END) AS `doubtful transfers`,
    count(
        CASE
            WHEN tx.id IS NULL THEN NULL
            WHEN
                -- include near_duplicate
                THEN 1
        END
    ) AS `near duplicates`
FROM import_rows AS row
LEFT JOIN fin_transactions AS tx ON tx.id = row.fin_transaction_id
WHERE row.import_id = :import_id
