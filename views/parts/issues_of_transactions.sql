SELECT
    'in_the_future', 'fin_transactions', fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', in the future.',
    'Correct datetime; what is only expected belongs in fin_transaction_plans.'
FROM fin_transactions
WHERE fin_transactions.datetime > datetime('now', '+1 day')
UNION ALL
SELECT
    'dated_long_ago', 'fin_transactions', fin_transactions.id,
    'The transaction is dated ' || fin_transactions.datetime || ', before 1900.',
    'Correct datetime.'
FROM fin_transactions
WHERE fin_transactions.datetime < '1900-01-01 00:00:00'
UNION ALL
SELECT
    'reason_not_owned', 'fin_transactions', tx.id,
    'The transaction of ' || tx.datetime || ' has ' || phys_assets.name
    || ' as its reason, in a period in which it was not owned.',
    'Correct datetime, name the ownership of that time, or correct the period of the ownership.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
INNER JOIN fin_transactions AS tx ON tx.reason_phys_asset_ownership_id = ownership.id
    AND (tx.datetime < ownership.start_datetime OR tx.datetime >= ownership.end_datetime)
UNION ALL
-- include issue_swapped_twice(side = credit)
UNION ALL
-- include issue_swapped_twice(side = debit)
UNION ALL
SELECT
    'swap_turned', 'swaps', swap.id,
    'The credit side of the swap came in, or its debit side went out.',
    'Exchange the two sides, or correct the sign of the amount.'
FROM swaps AS swap
LEFT JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
LEFT JOIN fin_transactions AS debit ON debit.id = swap.debit_fin_transaction_id
WHERE credit.amount > 0 OR debit.amount < 0
