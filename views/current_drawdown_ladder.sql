CREATE VIEW current_drawdown_ladder AS
-- One row per loan with a collateral and fall of its prices from 0 to -95 % in steps of 5 points.
--   drawdown                    REAL share (-0.30 is -30 %), info
--   loan                        TEXT, info: the storage of the loan
--   collateral                  TEXT, info: the storage or physical asset that is pledged
--   collateral_value            REAL of the base asset, info: after the fall
--   claims                      REAL of the base asset, info: owed and accrued by all loans of it
--   ratio                       REAL share (0.70 is 70 %), info: claims / collateral_value
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
-- all that is kept in the storage, of which cash does not fall, or the physical asset. Interest as
-- in current_loan_safety. Without a needed rate or balance figures are NULL.
-- Operations: select.
-- Cost: two index seeks per asset & storage, and 20 rows a loan.
WITH RECURSIVE
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

steps (number) AS (
    SELECT 0
    UNION ALL
    SELECT steps.number + 1 FROM steps
    WHERE steps.number < 19
),

fallen AS MATERIALIZED (
    SELECT
        secured.*,
        (0 - 5 * steps.number) / 100.0 AS drawdown,
        secured.falling_value * (100 - 5 * steps.number) / 100.0 + CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS collateral_value
    FROM secured
    CROSS JOIN steps
)

SELECT
    fallen.drawdown,
    fallen.name AS loan,
    fallen.collateral,
    fallen.collateral_value,
    fallen.claims,
    fallen.claims / nullif(fallen.collateral_value, 0) AS ratio,
    CASE
        WHEN fallen.claims = 0 THEN 'ok'
        WHEN fallen.claims >= fallen.forced_liquidation_ratio * fallen.collateral_value
            THEN 'forced_liquidation'
        WHEN fallen.claims >= fallen.margin_call_ratio * fallen.collateral_value
            THEN 'margin_call'
        WHEN fallen.claims >= fallen.freeze_ratio * fallen.collateral_value THEN 'freeze'
        WHEN fallen.claims + fallen.collateral_value IS NOT NULL THEN 'ok'
    END AS state,
    fallen.first_ratio AS cure_ratio,
    max(fallen.claims - fallen.first_ratio * fallen.collateral_value, 0.0) AS cash_cure,
    CASE
        WHEN fallen.claims <= fallen.first_ratio * fallen.collateral_value THEN 0.0
        WHEN fallen.first_ratio < 1 AND fallen.claims <= fallen.collateral_value
            THEN (fallen.claims - fallen.first_ratio * fallen.collateral_value)
            / (1 - fallen.first_ratio)
    END AS sale_cure,
    max(fallen.claims / fallen.first_ratio - fallen.collateral_value, 0.0) AS collateral_cure,
    max(
        fallen.claims - fallen.margin_call_ratio * fallen.collateral_value, 0.0
    ) AS cash_to_margin_call,
    max(
        fallen.claims - fallen.forced_liquidation_ratio * fallen.collateral_value, 0.0
    ) AS cash_to_forced_liquidation
FROM fallen
ORDER BY fallen.name ASC, fallen.id ASC, fallen.drawdown DESC;
