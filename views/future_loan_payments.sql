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
-- payment repays all. Amounts are not rounded; the last payment leaves nothing. What is owed after
-- the last payment was due is due at once.
-- Operations: select.
-- Cost: a walk over the payments that are left.
WITH RECURSIVE
-- include rates_now,
-- include held_now,
-- include loans_now,

-- include loan_payments

SELECT
    loan.name AS loan,
    loan.code AS asset_code,
    loan.payment_count - payments.payments_left + 1 AS number,
    (loan.payment_count - payments.payments_left + 12) / 12 AS year,
    -- include due_datetime(start = loan.start_datetime, number = loan.payment_count - payments.payments_left + 1)
    AS due_datetime,
    0.0 - payments.owed * loan.annual_rate / 12 - payments.principal AS amount,
    0.0 - payments.owed * loan.annual_rate / 12 AS interest,
    0.0 - payments.principal AS principal,
    payments.principal - payments.owed AS balance
FROM payments
INNER JOIN loans_now AS loan ON loan.id = payments.loan_id
ORDER BY loan.name ASC, loan.id ASC, payments.payments_left DESC;
