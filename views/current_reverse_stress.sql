CREATE VIEW current_reverse_stress AS
-- One row per secured loan that is owed and threshold in its terms: how far the collateral may fall
-- at once; and one per threshold for all loans together, when all prices fall alike.
--   loan               TEXT, info: fin_storages.name, NULL is all loans together
--   collateral         TEXT, info: name of the storage or physical asset, NULL is all of them
--   threshold          TEXT, info: freeze, margin_call, forced_liquidation
--   threshold_ratio    REAL share, info: claims / collateral of the threshold, NULL for all loans
--   owed               REAL of the base asset, info: by all loans on the collateral, interest since
--                      the last balance included
--   collateral_value   REAL of the base asset, info: today
--   cash               REAL of the base asset, info: free_cash of current_key_ratios
--   undrawn            REAL of the base asset, info: left of the unsecured lines
--   drawdown_uncured   REAL share (-0.4 is -40 %), info: from which the threshold is exceeded; NULL
--                      if no fall leads there
--   drawdown_survived  REAL share, info: likewise, after cash and undrawn have repaid the loan; -1
--                      is everything; > 0: prices must rise, not even now is it enough
-- Cash in a collateral does not fall; what of it is free repays loans, the rest stays there. For
-- all loans together physical assets do not fall either (NULL where they alone ask for more than
-- there is), and loans that share a collateral are held to the lowest ratio among them.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- include secured_now,
-- include free_cash,
-- include loan_thresholds,

means AS MATERIALIZED (
    SELECT
        cash, undrawn,
        max(cash + undrawn, 0.0) AS amount
    FROM (
        SELECT
            -- include sum_known(of = free_value, in = free_cash, where = TRUE)
            AS cash,
            -- include sum_known(of = base_undrawn, in = loans_now, where = collateral IS NULL)
            AS undrawn
    ) AS known
),

-- The strictest ratio on each collateral. What its loans exceed it by without anything that falls,
-- and what each 1 that falls allows.
strictest AS MATERIALIZED (
    SELECT
        lowest.*,
        lowest.claims - lowest.ratio * lowest.cash_value AS excess,
        lowest.claims - lowest.ratio * (lowest.cash_value - lowest.free_value) AS pledged_excess,
        lowest.ratio * lowest.falling_value AS allowed,
        lowest.collateral_phys_asset_id IS NOT NULL OR lowest.falling_value = 0 AS is_steady
    FROM (
        SELECT
            rank, threshold, collateral_storage_id, collateral_phys_asset_id, claims, falling_value,
            cash_value, free_value, collateral_value,
            min(ratio) AS ratio
        FROM loan_thresholds
        WHERE claims > 0 OR claims IS NULL
        GROUP BY rank, collateral_storage_id, collateral_phys_asset_id
    ) AS lowest
),

-- What is left for prices that fall, after what does not fall has got what it asks for.
means_left AS MATERIALIZED (
    SELECT
        steady.rank,
        means.amount - CASE WHEN count(*) = count(steady.need) THEN sum(steady.need) END AS amount
    FROM (
        SELECT
            rank,
            CASE
                WHEN is_steady = 1
                    THEN max(pledged_excess - (collateral_phys_asset_id IS NOT NULL) * allowed, 0.0)
                ELSE 0.0
            END AS need
        FROM strictest
    ) AS steady
    CROSS JOIN means
    GROUP BY steady.rank
),

-- What the collaterals together ask for is the largest sum over those that fall first.
falling AS MATERIALIZED (
    SELECT
        strictest.rank, strictest.collateral_storage_id,
        strictest.excess / nullif(strictest.allowed, 0) AS share,
        max(
            (sum(strictest.pledged_excess) OVER by_share - means_left.amount)
            / nullif(sum(strictest.allowed) OVER by_share, 0) - 1.0,
            -1.0
        ) AS drawdown
    FROM strictest
    INNER JOIN means_left ON means_left.rank = strictest.rank
    WHERE strictest.is_steady IS NOT 1
    WINDOW by_share AS (
        PARTITION BY strictest.rank
        ORDER BY strictest.pledged_excess / nullif(strictest.allowed, 0) DESC
        ROWS UNBOUNDED PRECEDING
    )
)

SELECT
    loan, collateral, threshold, threshold_ratio, owed, collateral_value, cash, undrawn,
    drawdown_uncured, drawdown_survived
FROM (
    SELECT
        name AS loan,
        collateral, threshold,
        ratio AS threshold_ratio,
        claims AS owed,
        collateral_value, means.cash, means.undrawn,
        CASE
            WHEN claims >= ratio * cash_value
                THEN (claims / ratio - cash_value) / nullif(falling_value, 0) - 1.0
        END AS drawdown_uncured,
        CASE
            WHEN means.amount >= base_claim OR claims < ratio * cash_value THEN -1.0
            ELSE max(
                ((claims - means.amount) / ratio - (cash_value - free_value))
                / nullif(falling_value, 0) - 1.0,
                -1.0
            )
        END AS drawdown_survived,
        rank
    FROM loan_thresholds
    CROSS JOIN means
    WHERE base_claim > 0 OR base_claim IS NULL
    UNION ALL
    SELECT
        NULL, NULL, overall.threshold, NULL, overall.claims, overall.collateral_value, means.cash,
        means.undrawn, overall.drawdown_uncured,
        CASE WHEN means_left.amount >= 0 THEN overall.drawdown_survived END,
        overall.rank
    FROM (
        SELECT
            strictest.rank, strictest.threshold,
            CASE WHEN count(*) = count(strictest.claims) THEN sum(strictest.claims) END AS claims,
            CASE
                WHEN count(*) = count(strictest.collateral_value)
                    THEN sum(strictest.collateral_value)
            END AS collateral_value,
            CASE
                WHEN count(falling.rank) = count(falling.share)
                    THEN max(falling.share) FILTER (WHERE strictest.excess >= 0) - 1.0
            END AS drawdown_uncured,
            CASE
                WHEN count(falling.rank) = count(falling.drawdown)
                    THEN coalesce(max(falling.drawdown), -1.0)
            END AS drawdown_survived
        FROM strictest
        LEFT JOIN falling ON falling.rank = strictest.rank
            AND falling.collateral_storage_id IS strictest.collateral_storage_id
        GROUP BY strictest.rank, strictest.threshold
    ) AS overall
    INNER JOIN means_left ON means_left.rank = overall.rank
    CROSS JOIN means
) AS fall
ORDER BY loan IS NULL, loan, rank;
