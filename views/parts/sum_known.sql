-- A sum over rows of which one is NULL is unknown, not smaller.
(
    SELECT CASE WHEN count(*) = count(:of) THEN total(:of) END FROM :in
    WHERE :where
)
