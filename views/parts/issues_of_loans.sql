SELECT
    'loan_balance_missing', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has no balance, so what is owed is not known.',
    'Add its balance in current_balances, < 0, or 0 while nothing is owed.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE fin_loans.start_datetime <= datetime('now')
    AND (fin_loans.end_datetime IS NULL OR fin_loans.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM balances AS balance
        WHERE balance.asset_storage_id = accounts.id
            AND balance.datetime <= datetime('now', '+1 second')
    )
UNION ALL
SELECT
    'loan_over_limit', 'fin_loans', fin_loans.id,
    'On ' || accounts.storage || ' ' || -accounts.balance || ' ' || accounts.code
    || ' are owed, more than the limit of ' || fin_loans.credit_limit || '.',
    'Repay it, or correct the balance or credit_limit.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE -accounts.balance > fin_loans.credit_limit
UNION ALL
SELECT
    'loan_ended', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has ended, but ' || -accounts.balance || ' '
    || accounts.code || ' are owed.',
    'Add the repayment and the balance after it, or correct end_datetime.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE accounts.balance < 0 AND fin_loans.end_datetime <= datetime('now')
UNION ALL
SELECT
    'collateral_missing', 'fin_loans', fin_loans.id,
    'The loan of ' || accounts.storage || ' has thresholds but no collateral, so they never act.',
    'Name the storage or the physical asset that is pledged, or clear the thresholds.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE fin_loans.collateral_storage_id IS NULL
    AND fin_loans.collateral_phys_asset_id IS NULL
    AND coalesce(
        fin_loans.freeze_ratio, fin_loans.margin_call_ratio, fin_loans.forced_liquidation_ratio
    ) IS NOT NULL
UNION ALL
SELECT
    'collateral_empty', 'fin_loans', fin_loans.id,
    'The collateral of ' || accounts.storage || ' is empty, or not owned now.',
    'Add the balances or the ownership of what is pledged, or name another collateral.'
FROM fin_loans
INNER JOIN accounts ON accounts.id = fin_loans.asset_storage_id
WHERE accounts.balance < 0
    AND (
        (
            fin_loans.collateral_storage_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM fin_assets_storages AS pledged
                INNER JOIN accounts AS kept ON kept.id = pledged.id AND kept.balance > 0
                WHERE pledged.storage_id = fin_loans.collateral_storage_id
            )
        )
        OR (
            fin_loans.collateral_phys_asset_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM phys_asset_ownerships AS ownership
                WHERE ownership.asset_id = fin_loans.collateral_phys_asset_id
                    AND ownership.start_datetime <= datetime('now')
                    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
            )
        )
    )
UNION ALL
SELECT
    'valuation_missing', 'phys_assets', phys_assets.id,
    phys_assets.name || ' is owned, but its value is not known, so totals are NULL.',
    'Add its value to phys_asset_valuations, 0 if it could not be sold.'
FROM phys_asset_ownerships AS ownership
INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
WHERE ownership.start_datetime <= datetime('now')
    AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
    AND NOT EXISTS (
        SELECT 1 FROM phys_asset_valuations AS valuation
        WHERE valuation.asset_id = phys_assets.id
            AND valuation.datetime >= ownership.start_datetime
            AND valuation.datetime <= datetime('now')
    )
    AND NOT EXISTS (
        SELECT 1 FROM swaps AS swap
        WHERE swap.debit_phys_ownership_id = ownership.id
            AND swap.credit_fin_transaction_id IS NOT NULL
    )
