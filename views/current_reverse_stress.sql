CREATE VIEW current_reverse_stress AS
-- One row per secured loan that is owed and threshold in its terms: how far the collateral may fall
-- at once; and one per threshold for all loans together, when all prices fall alike.
--   loan               TEXT, info: fin_storages.name, NULL is all loans together
--   collateral         TEXT, info: name of the storage or physical asset, NULL is all of them
--   threshold          TEXT, info: freeze, margin_call, forced_liquidation
--   ratio              REAL share, info: loan / collateral of the threshold, NULL for all loans
--   owed               REAL of the base asset, info: by all loans on the collateral, interest since
--                      the last balance included
--   collateral_value   REAL of the base asset, info: today
--   cash               REAL of the base asset, info: held of the base asset's type, not pledged
--   undrawn            REAL of the base asset, info: left of the unsecured lines
--   drawdown_uncured   REAL share (-0.4 is -40 %), info: from which the threshold is exceeded; NULL
--                      if no fall leads there
--   drawdown_survived  REAL share, info: likewise, after cash and undrawn have repaid the loan; -1
--                      is everything; > 0: prices must rise, not even now is it enough
-- Cash in a collateral does not fall. For all loans together physical assets do not either (NULL
-- where they alone ask for more than there is), and loans that share a collateral are held to the
-- lowest ratio among them.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        fin_storages.name AS storage,
        balance.datetime AS balance_datetime,
        coalesce(balance.amount, 0.0) AS amount,
        asset.type_id = base.type_id AS is_cash,
        loan.id IS NOT NULL AS is_loan,
        CASE
            WHEN asset.is_base = 1 THEN 1.0
            ELSE (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS rate
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN fin_assets AS base ON base.is_base = 1
    LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
    LEFT JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE loan.id IS NOT NULL
        OR (balance.amount <> 0 AND asset.is_active = 1 AND fin_storages.is_active = 1)
),

borrowed AS MATERIALIZED (
    SELECT
        loan.id,
        held.storage,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        max(-held.amount, 0.0) * (
            1.0 + loan.annual_rate * coalesce(
                max(julianday(date('now')) - julianday(date(held.balance_datetime)), 0.0), 0.0
            ) / 365.0
        ) * held.rate AS owed,
        CASE
            WHEN loan.end_datetime <= datetime('now') THEN 0.0
            WHEN loan.repayment IN ('annuity', 'straight_line') THEN 0.0
            ELSE coalesce(loan.credit_limit * held.rate, 0.0)
        END AS credit_limit
    FROM fin_loans AS loan
    INNER JOIN held ON held.id = loan.asset_storage_id
    WHERE loan.start_datetime <= datetime('now')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR held.amount < 0)
),

means AS MATERIALIZED (
    SELECT
        -- A sum over rows of which one is NULL is unknown, not smaller.
        (
            SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
            FROM held
            WHERE held.is_loan = 0
                AND held.is_cash = 1
                AND (
                    held.amount < 0
                    OR held.storage_id NOT IN (
                        SELECT borrowed.collateral_storage_id FROM borrowed
                        WHERE borrowed.collateral_storage_id IS NOT NULL
                    )
                )
        ) AS cash,
        (
            SELECT
                CASE
                    WHEN count(*) = count(borrowed.owed + borrowed.credit_limit)
                        THEN total(max(borrowed.credit_limit - borrowed.owed, 0.0))
                END
            FROM borrowed
            WHERE borrowed.collateral_storage_id IS NULL
                AND borrowed.collateral_phys_asset_id IS NULL
        ) AS undrawn
),

collaterals AS MATERIALIZED (
    SELECT
        pledged.storage_id,
        pledged.phys_asset_id,
        pledged.owed,
        CASE
            WHEN pledged.phys_asset_id IS NOT NULL
                THEN (
                    SELECT
                        coalesce(
                            (
                                SELECT valuation.base_value
                                FROM phys_asset_valuations AS valuation
                                WHERE valuation.asset_id = ownership.asset_id
                                    AND valuation.datetime <= datetime('now')
                                ORDER BY valuation.datetime DESC LIMIT 1
                            ),
                            (
                                SELECT
                                    sum(
                                        -credit.amount * CASE
                                            WHEN paid.is_base = 1 THEN 1.0
                                            ELSE (
                                                SELECT rate.rate
                                                FROM fin_asset_rates AS rate
                                                WHERE rate.asset_id = paid.id
                                                    AND rate.datetime <= credit.datetime
                                                ORDER BY rate.datetime DESC LIMIT 1
                                            )
                                        END
                                    )
                                FROM swaps AS swap
                                INNER JOIN fin_transactions AS credit
                                    ON credit.id = swap.credit_fin_transaction_id
                                INNER JOIN fin_assets_storages AS payer
                                    ON payer.id = credit.asset_storage_id
                                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                                WHERE swap.debit_phys_ownership_id = ownership.id
                            )
                        )
                    FROM phys_asset_ownerships AS ownership
                    WHERE ownership.asset_id = pledged.phys_asset_id
                        AND ownership.start_datetime <= datetime('now')
                        AND (
                            ownership.end_datetime IS NULL
                            OR ownership.end_datetime > datetime('now')
                        )
                )
            ELSE (
                SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
                FROM held
                WHERE held.storage_id = pledged.storage_id
                    AND held.is_loan = 0
                    AND held.amount > 0
                    AND held.is_cash = 0
            )
        END AS falling_value,
        (
            SELECT CASE WHEN count(*) = count(held.rate) THEN total(held.amount * held.rate) END
            FROM held
            WHERE held.storage_id = pledged.storage_id
                AND held.is_loan = 0
                AND held.amount > 0
                AND held.is_cash = 1
        ) AS steady_value
    FROM (
        SELECT
            borrowed.collateral_storage_id AS storage_id,
            borrowed.collateral_phys_asset_id AS phys_asset_id,
            CASE WHEN count(*) = count(borrowed.owed) THEN sum(borrowed.owed) END AS owed
        FROM borrowed
        WHERE borrowed.collateral_storage_id IS NOT NULL
            OR borrowed.collateral_phys_asset_id IS NOT NULL
        GROUP BY borrowed.collateral_storage_id, borrowed.collateral_phys_asset_id
    ) AS pledged
),

limits AS MATERIALIZED (
    SELECT
        borrowed.id,
        borrowed.storage AS loan,
        borrowed.owed AS loan_owed,
        borrowed.collateral_storage_id,
        borrowed.collateral_phys_asset_id,
        kind.column1 AS rank,
        kind.column2 AS threshold,
        CASE kind.column1
            WHEN 1 THEN borrowed.freeze_ratio
            WHEN 2 THEN borrowed.margin_call_ratio
            ELSE borrowed.forced_liquidation_ratio
        END AS ratio,
        collaterals.owed,
        collaterals.falling_value,
        collaterals.steady_value
    FROM borrowed
    INNER JOIN collaterals ON collaterals.storage_id IS borrowed.collateral_storage_id
        AND collaterals.phys_asset_id IS borrowed.collateral_phys_asset_id
    CROSS JOIN (VALUES (1, 'freeze'), (2, 'margin_call'), (3, 'forced_liquidation')) AS kind
    WHERE borrowed.owed > 0 OR borrowed.owed IS NULL
),

-- The strictest ratio on each collateral. What its loans exceed it by without anything that falls,
-- and what each 1 that falls allows.
strictest AS MATERIALIZED (
    SELECT
        lowest.*,
        lowest.owed - lowest.ratio * lowest.steady_value AS excess,
        lowest.ratio * lowest.falling_value AS allowed,
        lowest.collateral_phys_asset_id IS NOT NULL OR lowest.falling_value = 0 AS is_steady
    FROM (
        SELECT
            limits.rank,
            limits.threshold,
            limits.collateral_phys_asset_id,
            limits.owed,
            limits.falling_value,
            limits.steady_value,
            min(limits.ratio) AS ratio
        FROM limits
        WHERE limits.ratio IS NOT NULL
        GROUP BY limits.rank, limits.collateral_storage_id, limits.collateral_phys_asset_id
    ) AS lowest
),

-- The collateral that reaches its threshold first stands first. What those ask for that do not
-- fall, whatever prices do, is no longer there for the rest.
sums AS (
    SELECT
        strictest.rank,
        sum(strictest.excess) OVER falling AS excess,
        sum(strictest.allowed) OVER falling AS allowed,
        max(means.cash + means.undrawn, 0.0) - (
            SELECT total(
                max(
                    steady.excess
                    - (steady.collateral_phys_asset_id IS NOT NULL) * steady.allowed, 0.0
                )
            )
            FROM strictest AS steady
            WHERE steady.rank = strictest.rank AND steady.is_steady = 1
        ) AS means
    FROM strictest
    CROSS JOIN means
    WHERE strictest.is_steady = 0 OR strictest.is_steady IS NULL
    WINDOW falling AS (
        PARTITION BY strictest.rank
        ORDER BY strictest.excess / nullif(strictest.allowed, 0) DESC
        ROWS UNBOUNDED PRECEDING
    )
)

SELECT
    limits.loan,
    coalesce(fin_storages.name, phys_assets.name) AS collateral,
    limits.threshold,
    limits.ratio,
    limits.owed,
    limits.falling_value + limits.steady_value AS collateral_value,
    means.cash,
    means.undrawn,
    CASE
        WHEN limits.owed >= limits.ratio * limits.steady_value
            THEN (limits.owed / limits.ratio - limits.steady_value)
            / nullif(limits.falling_value, 0) - 1.0
    END AS drawdown_uncured,
    CASE
        WHEN means.cash + means.undrawn >= limits.loan_owed THEN -1.0
        ELSE max(
            (
                (limits.owed - max(means.cash + means.undrawn, 0.0)) / limits.ratio
                - limits.steady_value
            ) / nullif(limits.falling_value, 0) - 1.0, -1.0
        )
    END AS drawdown_survived
FROM limits
CROSS JOIN means
LEFT JOIN fin_storages ON fin_storages.id = limits.collateral_storage_id
LEFT JOIN phys_assets ON phys_assets.id = limits.collateral_phys_asset_id
WHERE limits.ratio IS NOT NULL
UNION ALL
SELECT
    NULL,
    NULL,
    overall.threshold,
    NULL,
    overall.owed,
    overall.base_value,
    means.cash,
    means.undrawn,
    overall.share - 1.0,
    -- What the collaterals together ask for is the largest sum over those that fall first.
    (
        SELECT
            CASE
                WHEN min(sums.means) >= 0
                    THEN max(max((sums.excess - sums.means) / nullif(sums.allowed, 0) - 1.0, -1.0))
            END
        FROM sums
        WHERE sums.rank = overall.rank
    )
FROM (
    SELECT
        strictest.rank,
        strictest.threshold,
        CASE WHEN count(*) = count(strictest.owed) THEN sum(strictest.owed) END AS owed,
        CASE
            WHEN count(*) = count(strictest.falling_value + strictest.steady_value)
                THEN sum(strictest.falling_value + strictest.steady_value)
        END AS base_value,
        CASE
            WHEN count(*) = count(strictest.excess + strictest.allowed)
                THEN max(strictest.excess / strictest.allowed)
                FILTER (WHERE strictest.is_steady = 0 AND strictest.excess >= 0)
        END AS share
    FROM strictest
    GROUP BY strictest.rank, strictest.threshold
) AS overall
CROSS JOIN means;
