CREATE VIEW current_credit_lines AS
-- One row per loan with a credit limit: what can be drawn now, and after a fall of prices.
--   line                  TEXT, info: the storage of the loan
--   annual_rate           REAL share a year (0.02 is 2 %), info
--   credit_limit          REAL of the base asset, info
--   owed                  REAL of the base asset, info: what is drawn, without accrued interest, >
--                         0
--   undrawn               REAL of the base asset, info: credit_limit less what is owed, accrued
--                         interest included, at least 0; 0 for a line that has ended or whose
--                         repayment is agreed
--   is_correlated         INTEGER boolean, info: 1 if a collateral decides how much can be drawn
--   collateral            TEXT, info: which one, a storage or physical asset; NULL is unsecured
--   capacity              REAL of the base asset, info: of undrawn, what can be drawn now
--   capacity_at_minus_30  REAL of the base asset, info: and after prices have fallen by 30 %
--   capacity_at_minus_50  REAL of the base asset, info: by 50 %
--   capacity_at_minus_70  REAL of the base asset, info: by 70 %
-- A secured line can be drawn until the loans of its collateral, with the interest accrued on them,
-- reach the lowest threshold of its terms; an unsecured one, or one without any threshold, does not
-- care about prices. Cash in the collateral does not fall; what is free of it is not counted on.
-- Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- include secured_now,

credit_lines AS MATERIALIZED (
    SELECT
        loan.*,
        loan.collateral IS NOT NULL AND loan.lowest_ratio IS NOT NULL AS is_correlated,
        loan.lowest_ratio * pledged.falling_value AS loanable_value,
        loan.lowest_ratio * (pledged.cash_value - pledged.free_value) - pledged.claims
            AS loanable_cash
    FROM loans_now AS loan
    LEFT JOIN collaterals_now AS pledged ON pledged.storage_id IS loan.collateral_storage_id
        AND pledged.phys_asset_id IS loan.collateral_phys_asset_id
    WHERE loan.credit_limit IS NOT NULL
)

SELECT
    name AS line,
    annual_rate,
    credit_limit * rate AS credit_limit,
    base_owed AS owed,
    base_undrawn AS undrawn,
    is_correlated, collateral,
    -- include line_capacity(share = 1.0)
    AS capacity,
    -- include line_capacity(share = 0.7)
    AS capacity_at_minus_30,
    -- include line_capacity(share = 0.5)
    AS capacity_at_minus_50,
    -- include line_capacity(share = 0.3)
    AS capacity_at_minus_70
FROM credit_lines
ORDER BY collateral IS NOT NULL, annual_rate, name, id;
