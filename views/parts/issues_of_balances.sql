SELECT
    'inactive_not_empty', 'fin_assets_storages', accounts.id,
    accounts.code || ' in ' || accounts.storage || ' is inactive, but its balance is '
    || accounts.balance || '.',
    'Set is_active to 1, or add the transaction and the balance that empty it.'
FROM accounts
WHERE accounts.balance <> 0 AND (accounts.is_active = 0)
UNION ALL
SELECT
    'balance_missing', 'fin_assets_storages', accounts.id,
    accounts.code || ' in ' || accounts.storage || ' has transactions but no balance.',
    'Add its balance in current_balances.'
FROM accounts
WHERE EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = accounts.id)
    AND NOT EXISTS (SELECT 1 FROM balances AS b WHERE b.asset_storage_id = accounts.id)
UNION ALL
-- include issue_balance_dated(issue = in_the_future, words = in the future, range = > datetime('now', '+1 day'))
UNION ALL
-- include issue_balance_dated(issue = dated_long_ago, words = before 1900, range = < '1900-01-01 00:00:00')
UNION ALL
SELECT
    'balance_behind', 'fin_assets_storages', account.id,
    account.number || CASE account.number WHEN 1 THEN ' transaction (' ELSE ' transactions (' END
    || printf('%.2f', account.delta) || CASE account.number WHEN 1 THEN ') is' ELSE ') are' END
    || ' newer than the balance of ' || account.code || ' in ' || account.storage || ': is it '
    || printf('%.2f', account.balance + account.delta) || ' now?',
    'If it is, write that in current_balances; if not, add or correct transactions, too.'
FROM (
    SELECT
        accounts.id, accounts.code, accounts.storage, accounts.balance,
        count(*) AS number,
        total(tx.amount) AS delta
    FROM accounts
    CROSS JOIN fin_transactions AS tx ON tx.asset_storage_id = accounts.id
        AND tx.datetime >= accounts.balance_datetime AND tx.datetime <= datetime('now')
    GROUP BY accounts.id
) AS account
WHERE round(account.delta, 8) <> 0
