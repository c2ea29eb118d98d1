-- The running total over the loans of a collateral, up to this one: each adds what :amount says of
-- its entry in the array :loans. (A window keeps no JSON type, so an entry may be text that is
-- JSON.)
(
    WITH RECURSIVE running (position, total) AS (
        SELECT 0, 0.0
        UNION ALL
        SELECT
            running.position + 1,
            running.total +
            -- include :amount(loan = json_extract(:loans, '$[' || running.position || ']'))
        FROM running
        WHERE running.position < :loan.position
    )

    SELECT running.total FROM running
    WHERE running.position = :loan.position
)
