SELECT
    ':issue', 'balances', balance.id,
    'The balance of ' || accounts.code || ' in ' || accounts.storage || ' is dated '
    || balance.datetime || ', :words.',
    'Correct datetime.'
FROM accounts
INNER JOIN balances AS balance ON balance.asset_storage_id = accounts.id AND balance.datetime :range
