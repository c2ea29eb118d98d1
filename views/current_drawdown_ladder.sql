CREATE VIEW current_drawdown_ladder AS
-- One row per loan with a collateral and fall of its prices from 0 to -95 % in steps of 5 points.
--   drawdown                    REAL share (-0.30 is -30 %), info
--   loan                        TEXT, info: the storage of the loan
--   collateral                  TEXT, info: the storage or physical asset that is pledged
--   collateral_value            REAL of the base asset, info: after the fall
--   claims                      REAL of the base asset, info: owed and accrued by all loans of it
--   loan_to_value               REAL share (0.70 is 70 %), info: claims / collateral_value
--   state                       TEXT, info: ok, freeze, margin_call or forced_liquidation
--   cure_ratio                  REAL share, info: the lowest threshold of the loan
--   cash_cure                   REAL of the base asset, info: repaid from elsewhere, it leads
--                               exactly back to cure_ratio; 0 while that is not reached
--   sale_cure                   REAL of the base asset, info: collateral sold to repay, likewise;
--                               NULL if even all of it is not enough
--   collateral_cure             REAL of the base asset, info: collateral added, likewise
--   cash_to_margin_call         REAL of the base asset, info: repaid, it leads back to the margin
--                               call; NULL if the loan has none
--   cash_to_forced_liquidation  REAL of the base asset, info: likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall, or the physical asset. Thresholds
-- and interest as in current_loan_safety. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage, and 20 rows a loan.
WITH RECURSIVE
-- include secured_now,

falls (number) AS (
    SELECT 0
    UNION ALL
    SELECT falls.number + 1 FROM falls
    WHERE falls.number < 19
),

ladder AS MATERIALIZED (
    SELECT
        loan.id, loan.name, loan.collateral, loan.lowest_ratio, loan.margin_call_ratio,
        loan.forced_liquidation_ratio, loan.freeze_ratio,
        (0 - 5 * falls.number) / 100.0 AS drawdown,
        pledged.claims,
        pledged.falling_value * (100 - 5 * falls.number) / 100.0 + pledged.cash_value
            AS collateral_value
    FROM loans_now AS loan
    INNER JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    CROSS JOIN falls
)

SELECT
    drawdown,
    name AS loan,
    collateral, collateral_value, claims,
    claims / nullif(collateral_value, 0) AS loan_to_value,
    CASE
        WHEN claims > forced_liquidation_ratio * collateral_value * (1 + 1e-9)
            THEN 'forced_liquidation'
        WHEN claims > margin_call_ratio * collateral_value * (1 + 1e-9) THEN 'margin_call'
        WHEN claims > freeze_ratio * collateral_value * (1 + 1e-9) THEN 'freeze'
        WHEN claims + collateral_value IS NOT NULL THEN 'ok'
    END AS state,
    lowest_ratio AS cure_ratio,
    max(claims - lowest_ratio * collateral_value, 0.0) AS cash_cure,
    -- include sale_cure(ratio = lowest_ratio)
    AS sale_cure,
    max(claims / lowest_ratio - collateral_value, 0.0) AS collateral_cure,
    max(claims - margin_call_ratio * collateral_value, 0.0) AS cash_to_margin_call,
    max(claims - forced_liquidation_ratio * collateral_value, 0.0) AS cash_to_forced_liquidation
FROM ladder
ORDER BY name ASC, id ASC, drawdown DESC;
