-- Monthly payments that are agreed and not due yet. What is owed after the last one is due at once.
agreed_payments AS MATERIALIZED (
    SELECT
        elapsed.loan_id,
        max(
            elapsed.payment_count - elapsed.months + (
                -- include due_datetime(start = elapsed.start_datetime, number = elapsed.months)
                > datetime('now')
            ), 1
        ) AS payments_left
    FROM (
        SELECT
            loan.id AS loan_id,
            loan.payment_count,
            loan.start_datetime,
            12 * (strftime('%Y', 'now') - strftime('%Y', loan.start_datetime))
            + strftime('%m', 'now') - strftime('%m', loan.start_datetime) AS months
        FROM fin_loans AS loan
        WHERE loan.repayment IS NOT NULL AND loan.payment_count IS NOT NULL
    ) AS elapsed
),

-- Loans that have begun and have not ended, or are still owed. NULL is owed without a balance.
-- Interest is simple, Act/365, in whole days since the balance: a balance that is verified counts
-- as including it. base_limit is what may be owed at most: nothing can be drawn from a loan without
-- a limit, that has ended, or whose repayment is agreed.
loans_now AS MATERIALIZED (
    SELECT
        loan.*,
        loan.base_owed + loan.base_interest AS base_claim,
        max(loan.base_limit - loan.base_owed - loan.base_interest, 0.0) AS base_undrawn
    FROM (
        SELECT
            fin_loans.*,
            balance.storage AS name,
            balance.asset_id, balance.type_id, balance.code, balance.rate, balance.balance_datetime,
            max(0.0 - balance.amount, 0.0) AS owed,
            max(0.0 - balance.base_value, 0.0) AS base_owed,
            max(0.0 - balance.base_value, 0.0) * fin_loans.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(balance.balance_datetime)), 0.0), 0.0
            ) / 365.0 AS base_interest,
            coalesce(pledged.name, phys_assets.name) AS collateral,
            coalesce(
                fin_loans.freeze_ratio, fin_loans.margin_call_ratio,
                fin_loans.forced_liquidation_ratio
            ) AS lowest_ratio,
            coalesce(fin_loans.end_datetime <= datetime('now'), 0) AS is_ended,
            CASE
                WHEN fin_loans.credit_limit IS NULL THEN 0.0
                WHEN agreed_payments.payments_left IS NOT NULL THEN 0.0
                WHEN fin_loans.end_datetime <= datetime('now') THEN 0.0
                ELSE fin_loans.credit_limit * balance.rate
            END AS base_limit,
            agreed_payments.payments_left
        FROM fin_loans
        INNER JOIN held_now AS balance ON balance.id = fin_loans.asset_storage_id
        LEFT JOIN agreed_payments ON agreed_payments.loan_id = fin_loans.id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.is_ended = 0 OR loan.owed > 0)
)
