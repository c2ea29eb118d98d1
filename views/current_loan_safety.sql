CREATE VIEW current_loan_safety AS
-- One row per loan with a collateral and threshold in its terms, by how far the threshold is.
--   loan              TEXT, info: the storage of the loan
--   collateral        TEXT, info: the storage or physical asset that is pledged
--   threshold         TEXT, info: freeze, margin_call or forced_liquidation
--   threshold_ratio   REAL share (0.70 is 70 %), info: claims / collateral from which it happens
--   current_ratio     REAL share, info: claims / collateral_value now
--   is_reached        INTEGER boolean, info: 1 if it happens now
--   owed              REAL of the base asset, info: the balance of this loan, > 0
--   accrued_interest  REAL of the base asset, info: of this loan since that balance
--   claims            REAL of the base asset, info: owed and accrued by all loans of the collateral
--   collateral_value  REAL of the base asset, info
--   trigger_value     REAL of the base asset, info: the collateral value at which it happens
--   drawdown          REAL share (-0.30 is -30 %), info: the fall of prices that leads there; > 0
--                     is the rise that leads out; NULL if no fall does
--   cash_cure         REAL of the base asset, info: repaid from elsewhere, it leads exactly back to
--                     the threshold; 0 while it is not reached
--   sale_cure         REAL of the base asset, info: collateral sold to repay, likewise; NULL if
--                     even all of it is not enough
--   collateral_cure   REAL of the base asset, info: collateral added, likewise
-- Loans with the same collateral are measured together against the whole of it. The collateral is
-- all that is kept in the storage, of which cash does not fall with prices, or the physical asset.
-- Interest is simple, Act/365, in whole days since the newest balance of the loan: a balance that
-- is verified counts as including it. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.storage_id,
        held.asset_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (
            SELECT base.type_id FROM fin_assets AS base
            WHERE base.is_base = 1
        ) AS is_cash,
        balance.amount,
        CASE
            WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
            ELSE balance.amount * (
                SELECT rate.rate FROM fin_asset_rates AS rate
                WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                ORDER BY rate.datetime DESC LIMIT 1
            )
        END AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN balances AS balance ON balance.id = (
        SELECT newest.id FROM balances AS newest
        WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
        ORDER BY newest.datetime DESC LIMIT 1
    )
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1) OR balance.amount < 0
),

phys_now AS MATERIALIZED (
    SELECT
        phys_assets.id,
        phys_assets.name,
        coalesce(
            (
                SELECT valuation.base_value FROM phys_asset_valuations AS valuation
                WHERE valuation.asset_id = phys_assets.id AND valuation.datetime <= datetime('now')
                ORDER BY valuation.datetime DESC LIMIT 1
            ),
            (
                SELECT
                    sum(
                        -credit.amount * CASE
                            WHEN paid.is_base = 1 THEN 1.0
                            ELSE (
                                SELECT rate.rate FROM fin_asset_rates AS rate
                                WHERE rate.asset_id = paid.id AND rate.datetime <= credit.datetime
                                ORDER BY rate.datetime DESC LIMIT 1
                            )
                        END
                    )
                FROM swaps AS swap
                INNER JOIN fin_transactions AS credit ON credit.id = swap.credit_fin_transaction_id
                INNER JOIN fin_assets_storages AS payer ON payer.id = credit.asset_storage_id
                INNER JOIN fin_assets AS paid ON paid.id = payer.asset_id
                WHERE swap.debit_phys_ownership_id = ownership.id
            )
        ) AS base_value
    FROM phys_asset_ownerships AS ownership
    INNER JOIN phys_assets ON phys_assets.id = ownership.asset_id
    WHERE ownership.start_datetime <= datetime('now')
        AND (ownership.end_datetime IS NULL OR ownership.end_datetime > datetime('now'))
),

owing AS MATERIALIZED (
    SELECT
        loan.id,
        loan.asset_storage_id,
        loan.name,
        loan.annual_rate,
        loan.collateral_storage_id,
        loan.collateral_phys_asset_id,
        loan.collateral,
        loan.freeze_ratio,
        loan.margin_call_ratio,
        loan.forced_liquidation_ratio,
        coalesce(
            loan.freeze_ratio, loan.margin_call_ratio, loan.forced_liquidation_ratio
        ) AS first_ratio,
        loan.owed * loan.unit_rate AS base_owed,
        loan.credit_limit * loan.unit_rate AS base_limit,
        loan.owed * loan.unit_rate * loan.annual_rate
        * max(julianday(date('now')) - julianday(date(loan.balance_datetime)), 0) / 365
            AS base_interest
    FROM (
        SELECT
            fin_loans.*,
            fin_storages.name,
            max(0.0 - balance.amount, 0.0) AS owed,
            balance.datetime AS balance_datetime,
            CASE
                WHEN asset.is_base = 1 THEN 1.0
                ELSE (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS unit_rate,
            coalesce(pledged.name, phys_assets.name) AS collateral
        FROM fin_loans
        INNER JOIN fin_assets_storages AS held ON held.id = fin_loans.asset_storage_id
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_storages AS pledged ON pledged.id = fin_loans.collateral_storage_id
        LEFT JOIN phys_assets ON phys_assets.id = fin_loans.collateral_phys_asset_id
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
    ) AS loan
    WHERE loan.start_datetime <= datetime('now', '+1 second')
        AND (loan.end_datetime IS NULL OR loan.end_datetime > datetime('now') OR loan.owed > 0)
),

secured AS MATERIALIZED (
    SELECT
        owing.*,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN owing.collateral_storage_id IS NOT NULL
                THEN (
                    SELECT
                        CASE
                            WHEN count(*) = count(held_now.base_value)
                                THEN coalesce(sum(held_now.base_value), 0.0)
                        END
                    FROM held_now
                    WHERE held_now.storage_id = owing.collateral_storage_id
                        AND held_now.amount > 0
                        AND held_now.is_cash = 0
                )
            ELSE (
                SELECT phys_now.base_value FROM phys_now
                WHERE phys_now.id = owing.collateral_phys_asset_id
            )
        END AS falling_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(held_now.base_value)
                        THEN coalesce(sum(held_now.base_value), 0.0)
                END
            FROM held_now
            WHERE held_now.storage_id = owing.collateral_storage_id
                AND held_now.amount > 0
                AND held_now.is_cash = 1
        ) AS cash_value,
        (
            SELECT
                CASE
                    WHEN count(*) = count(other.base_owed)
                        THEN sum(other.base_owed + other.base_interest)
                END
            FROM owing AS other
            WHERE other.collateral_storage_id IS owing.collateral_storage_id
                AND other.collateral_phys_asset_id IS owing.collateral_phys_asset_id
        ) AS claims
    FROM owing
    WHERE owing.collateral IS NOT NULL
),

measured AS MATERIALIZED (
    SELECT
        secured.*,
        coalesce(secured.cash_value, 0.0) AS steady_value,
        secured.falling_value + CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS collateral_value
    FROM secured
),

thresholds AS MATERIALIZED (
    SELECT
        measured.id,
        1 AS number,
        'freeze' AS threshold,
        measured.freeze_ratio AS ratio
    FROM measured
    UNION ALL
    SELECT measured.id, 2, 'margin_call', measured.margin_call_ratio FROM measured
    UNION ALL
    SELECT measured.id, 3, 'forced_liquidation', measured.forced_liquidation_ratio
    FROM measured
)

SELECT
    measured.name AS loan,
    measured.collateral,
    thresholds.threshold,
    thresholds.ratio AS threshold_ratio,
    measured.claims / nullif(measured.collateral_value, 0) AS current_ratio,
    measured.claims > 0
    AND measured.claims >= thresholds.ratio * measured.collateral_value AS is_reached,
    measured.base_owed AS owed,
    measured.base_interest AS accrued_interest,
    measured.claims,
    measured.collateral_value,
    measured.claims / thresholds.ratio AS trigger_value,
    CASE
        WHEN measured.claims / thresholds.ratio >= measured.steady_value
            THEN (measured.claims / thresholds.ratio - measured.collateral_value)
            / nullif(measured.falling_value, 0)
    END AS drawdown,
    max(measured.claims - thresholds.ratio * measured.collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN measured.claims <= thresholds.ratio * measured.collateral_value THEN 0.0
        WHEN thresholds.ratio < 1 AND measured.claims <= measured.collateral_value
            THEN (measured.claims - thresholds.ratio * measured.collateral_value)
            / (1 - thresholds.ratio)
    END AS sale_cure,
    max(measured.claims / thresholds.ratio - measured.collateral_value, 0.0) AS collateral_cure
FROM measured
INNER JOIN thresholds ON thresholds.id = measured.id AND thresholds.ratio IS NOT NULL
ORDER BY measured.name, measured.id, thresholds.number;
