CREATE VIEW future_loan_payments AS
-- One row per agreed payment of a loan that is still to come, from what is owed today.
--   loan          TEXT, info: fin_storages.name
--   asset_code    TEXT, info: fin_assets.code, what the loan is in
--   number        INTEGER, info: 1 is the first payment of the contract
--   year          INTEGER, info: of the contract, 1 has the payments 1 to 12
--   due_datetime  TEXT UTC, info: number months after the start; the last day of a shorter month
--   amount        REAL of the asset, info: < 0 goes out, interest and principal
--   interest      REAL of the asset, info: a twelfth of a year on what is owed before
--   principal     REAL of the asset, info: the rest, which repays the loan
--   balance       REAL of the asset, info: after the payment, < 0 is owed
-- annuity: all payments are the same; straight_line: all principals are; interest_only: the last
-- payment repays all. Amounts are not rounded; the last payment leaves nothing.
-- Operations: select.
-- Cost: a walk over the payments that are left.
WITH RECURSIVE
agreed AS MATERIALIZED (
    SELECT
        loan.id,
        fin_storages.name AS loan,
        asset.code AS asset_code,
        loan.repayment,
        loan.payment_count AS payments,
        loan.annual_rate / 12.0 AS rate,
        loan.start_datetime,
        -balance.amount AS owed
    FROM fin_loans AS loan
    INNER JOIN fin_assets_storages AS held ON held.id = loan.asset_storage_id
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE balance.amount < 0 AND loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
),

dues (loan_id, number, payments, start_datetime, due_datetime) AS (
    SELECT agreed.id, 0, agreed.payments, agreed.start_datetime, agreed.start_datetime FROM agreed
    UNION ALL
    SELECT
        dues.loan_id,
        dues.number + 1,
        dues.payments,
        dues.start_datetime,
        min(
            datetime(dues.start_datetime, '+' || (dues.number + 1) || ' months'),
            date(
                dues.start_datetime,
                'start of month',
                '+' || (dues.number + 2) || ' months',
                '-1 day'
            ) || ' ' || time(dues.start_datetime)
        )
    FROM dues
    WHERE dues.number < dues.payments
),

-- What is owed after the last payment is due at once.
firsts AS MATERIALIZED (
    SELECT
        dues.loan_id,
        coalesce(
            min(dues.number) FILTER (WHERE dues.due_datetime > datetime('now')), max(dues.number)
        ) AS number
    FROM dues
    WHERE dues.number > 0
    GROUP BY dues.loan_id
),

-- (1 + rate) ^ payments that are left.
growths (loan_id, exponent, growth) AS (
    SELECT firsts.loan_id, firsts.number, 1.0 + agreed.rate FROM firsts
    INNER JOIN agreed ON agreed.id = firsts.loan_id AND agreed.repayment = 'annuity'
    UNION ALL
    SELECT growths.loan_id, growths.exponent + 1, growths.growth * (1.0 + agreed.rate)
    FROM growths
    INNER JOIN agreed ON agreed.id = growths.loan_id AND agreed.payments > growths.exponent
),

regular AS MATERIALIZED (
    SELECT
        agreed.*,
        firsts.number AS first_number,
        CASE
            WHEN agreed.repayment = 'interest_only' THEN 0.0
            WHEN agreed.repayment = 'straight_line' OR agreed.rate = 0
                THEN agreed.owed / (agreed.payments - firsts.number + 1)
            ELSE agreed.owed * agreed.rate / (growths.growth - 1.0)
        END AS first_principal
    FROM agreed
    INNER JOIN firsts ON firsts.loan_id = agreed.id
    LEFT JOIN growths ON growths.loan_id = agreed.id AND growths.exponent = agreed.payments
),

-- The principal of an annuity grows by the interest that the one before saves.
payments (loan_id, number, owed, principal) AS (
    SELECT regular.id, regular.first_number, regular.owed, regular.first_principal
    FROM regular
    UNION ALL
    SELECT
        payments.loan_id,
        payments.number + 1,
        payments.owed - payments.principal,
        payments.principal * CASE
            WHEN regular.repayment = 'annuity' THEN 1.0 + regular.rate
            ELSE 1.0
        END
    FROM payments
    INNER JOIN regular ON regular.id = payments.loan_id AND regular.payments > payments.number
)

SELECT
    regular.loan,
    regular.asset_code,
    payments.number,
    (payments.number + 11) / 12 AS year,
    dues.due_datetime,
    0.0 - payments.owed * regular.rate - CASE
        WHEN payments.number = regular.payments THEN payments.owed
        ELSE payments.principal
    END AS amount,
    0.0 - payments.owed * regular.rate AS interest,
    0.0 - CASE
        WHEN payments.number = regular.payments THEN payments.owed
        ELSE payments.principal
    END AS principal,
    CASE
        WHEN payments.number = regular.payments THEN 0.0
        ELSE payments.principal - payments.owed
    END AS balance
FROM payments
INNER JOIN regular ON regular.id = payments.loan_id
INNER JOIN dues ON dues.loan_id = payments.loan_id AND dues.number = payments.number
ORDER BY regular.loan, payments.number;
