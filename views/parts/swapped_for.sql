-- The money that a thing was swapped for, if it was swapped once.
LEFT JOIN fin_transactions AS :name ON :name.id = (
    SELECT CASE WHEN count(*) = 1 THEN max(swap.:money) END FROM swaps AS swap
    WHERE swap.:thing = ownership.id
)
