CREATE VIEW current_loan_safety AS
-- One row per loan with a collateral and threshold in its terms, by how far the threshold is.
--   loan              TEXT, info: the storage of the loan
--   collateral        TEXT, info: the storage or physical asset that is pledged
--   threshold         TEXT, info: freeze, margin_call or forced_liquidation
--   threshold_ratio   REAL share (0.70 is 70 %), info: claims / collateral from which it happens
--   loan_to_value     REAL share, info: claims / collateral_value now
--   is_reached        INTEGER boolean, info: 1 if it happens now
--   owed              REAL of the base asset, info: the balance of this loan, > 0
--   accrued_interest  REAL of the base asset, info: of this loan since that balance
--   claims            REAL of the base asset, info: owed and accrued by all loans of the collateral
--   collateral_value  REAL of the base asset, info
--   trigger_value     REAL of the base asset, info: the collateral value at which it happens; NULL
--                     while nothing is owed
--   drawdown          REAL share (-0.30 is -30 %), info: the fall of prices that leads there; > 0
--                     is the rise that leads out; NULL if no fall does, or nothing is owed
--   cash_cure         REAL of the base asset, info: repaid from elsewhere, it leads exactly back to
--                     the threshold; 0 while it is not reached
--   sale_cure         REAL of the base asset, info: collateral sold to repay, likewise; NULL if
--                     even all of it is not enough
--   collateral_cure   REAL of the base asset, info: collateral added, likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall with prices, or the physical asset.
-- A threshold is reached above its ratio, by more than 1e-9 of it, so that a cure cures. Interest
-- is simple, Act/365, in whole days since the newest balance of the loan: a balance that is
-- verified counts as including it. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- include secured_now,
-- include loan_thresholds

SELECT
    name AS loan,
    collateral, threshold,
    ratio AS threshold_ratio,
    claims / nullif(collateral_value, 0) AS loan_to_value,
    claims > ratio * collateral_value * (1 + 1e-9) AS is_reached,
    base_owed AS owed,
    base_interest AS accrued_interest,
    claims, collateral_value,
    nullif(claims, 0) / ratio AS trigger_value,
    CASE
        WHEN nullif(claims, 0) / ratio >= cash_value
            THEN (claims / ratio - collateral_value) / nullif(falling_value, 0)
    END AS drawdown,
    max(claims - ratio * collateral_value, 0.0) AS cash_cure,
    -- include sale_cure(ratio = ratio)
    AS sale_cure,
    max(claims / ratio - collateral_value, 0.0) AS collateral_cure
FROM loan_thresholds
ORDER BY name, id, rank;
