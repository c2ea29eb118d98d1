-- The agreed payments of the loans_now that are left: what is owed before each, and what of it each
-- repays.
schedules (loan_id, payments_left) AS (
    SELECT loan.id, loan.payments_left FROM loans_now AS loan
    WHERE loan.payments_left IS NOT NULL AND loan.owed > 0
    UNION ALL
    SELECT schedules.loan_id, schedules.payments_left - 1 FROM schedules
    WHERE schedules.payments_left > 1
),

shares AS MATERIALIZED (
    SELECT
        schedules.loan_id, schedules.payments_left,
        -- include principal_share(left = schedules.payments_left, of = loan, rate = loan.annual_rate / 12)
        AS principal_share
    FROM schedules
    INNER JOIN loans_now AS loan ON loan.id = schedules.loan_id
),

payments (loan_id, payments_left, owed, principal) AS (
    SELECT loan.id, loan.payments_left, loan.owed, loan.owed * shares.principal_share
    FROM loans_now AS loan
    INNER JOIN shares ON shares.loan_id = loan.id AND shares.payments_left = loan.payments_left
    UNION ALL
    SELECT
        payments.loan_id, shares.payments_left,
        payments.owed - payments.principal,
        (payments.owed - payments.principal) * shares.principal_share
    FROM payments
    INNER JOIN shares ON shares.loan_id = payments.loan_id
        AND shares.payments_left = payments.payments_left - 1
)
