-- What an import brought: one row, whose columns are called as they are shown. A near duplicate is
-- the same amount in the same place and week, and from no file of the same account: it may be the
-- same money twice.
SELECT
    count(line.fin_transaction_id) + count(line.other_fin_transaction_id) AS transactions,
    count(DISTINCT line.balance_id) AS balances,
    count(DISTINCT line.fin_asset_rate_id) AS rates,
    count(CASE WHEN line.is_waiting = 1 THEN 1 END)
        AS `prices that wait for the rate of their currency`,
    count(
        CASE
            WHEN line.role = 'uncategorised'
                AND line.import_rule_id IS NULL
                AND line.swap_id IS NULL
                THEN 1
        END
    ) AS `without a rule, uncategorised`,
    count(DISTINCT CASE WHEN line.kind IN ('cash', 'transfer', 'delivery') THEN line.swap_id END)
        AS `transfers found`,
    count(CASE WHEN line.is_doubtful = 1 THEN 1 END) AS `doubtful transfers`,
    count(
        CASE
            WHEN tx.id IS NULL THEN NULL
            WHEN
                -- include near_duplicate
                THEN 1
        END
    ) AS `near duplicates`
FROM import_rows AS line
LEFT JOIN fin_transactions AS tx ON tx.id = line.fin_transaction_id
WHERE line.import_id = :import_id
