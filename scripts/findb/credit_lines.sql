-- Loans and credit lines, as findb.credit_program wants them. What is kept in a storage falls with
-- prices; cash and physical assets are steady. Cash that may leave a collateral is in free_cash.
WITH
-- include secured_now

SELECT
    loan.name,
    loan.annual_rate,
    loan.base_claim AS owed,
    loan.base_undrawn AS undrawn,
    CASE
        WHEN loan.collateral_storage_id IS NOT NULL THEN 'storage ' || loan.collateral
        ELSE 'physical ' || loan.collateral
    END AS collateral,
    CASE WHEN pledged.storage_id IS NULL THEN 0.0 ELSE pledged.falling_value END AS falling,
    CASE
        WHEN loan.collateral IS NULL THEN 0.0
        WHEN pledged.storage_id IS NULL THEN pledged.falling_value
        ELSE pledged.cash_value - pledged.free_value
    END AS steady,
    loan.freeze_ratio,
    loan.margin_call_ratio,
    loan.forced_liquidation_ratio
FROM loans_now AS loan
LEFT JOIN collaterals_now AS pledged
    ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
ORDER BY loan.annual_rate, loan.id;
