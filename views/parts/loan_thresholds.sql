-- Loan by loan the thresholds of its terms, with the collateral that they are measured against.
loan_thresholds AS MATERIALIZED (
    SELECT
        loan.id, loan.name, loan.collateral, loan.collateral_storage_id,
        loan.collateral_phys_asset_id, loan.base_owed, loan.base_interest, loan.base_claim,
        pledged.claims, pledged.falling_value, pledged.cash_value, pledged.free_value,
        pledged.collateral_value,
        kind.column1 AS rank,
        kind.column2 AS threshold,
        CASE kind.column1
            WHEN 1 THEN loan.freeze_ratio
            WHEN 2 THEN loan.margin_call_ratio
            ELSE loan.forced_liquidation_ratio
        END AS ratio
    FROM loans_now AS loan
    INNER JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    CROSS JOIN (VALUES (1, 'freeze'), (2, 'margin_call'), (3, 'forced_liquidation')) AS kind
    WHERE ratio IS NOT NULL
)
