SELECT
    'swapped_twice', 'fin_transactions', swap.:side_fin_transaction_id,
    'The transaction is the :side side of ' || count(*) || ' swaps.',
    'Split the transaction, or delete all but one of the swaps.'
FROM swaps AS swap
WHERE swap.:side_fin_transaction_id IS NOT NULL
GROUP BY swap.:side_fin_transaction_id
HAVING count(*) > 1
