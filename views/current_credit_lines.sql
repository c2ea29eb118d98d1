CREATE VIEW current_credit_lines AS
-- One row per loan with a credit limit: what can be drawn now, and after a fall of prices.
--   line                  TEXT, info: the storage of the loan
--   rate                  REAL share a year (0.02 is 2 %), info
--   credit_limit          REAL of the base asset, info
--   drawn                 REAL of the base asset, info: what is owed, > 0
--   undrawn               REAL of the base asset, info: the one less the other, at least 0
--   is_correlated         INTEGER boolean, info: 1 if a collateral decides how much can be drawn
--   collateral            TEXT, info: which one, a storage or physical asset; NULL is unsecured
--   capacity              REAL of the base asset, info: of undrawn, what can be drawn now
--   capacity_at_minus_30  REAL of the base asset, info: and after prices have fallen by 30 %
--   capacity_at_minus_50  REAL of the base asset, info: by 50 %
--   capacity_at_minus_70  REAL of the base asset, info: by 70 %
-- A secured line can be drawn until the loans of its collateral, with the interest accrued on them,
-- reach the lowest threshold of its terms; an unsecured one does not care about prices. Cash in the
-- collateral does not fall. Without a needed rate or balance figures are NULL.
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

lines AS MATERIALIZED (
    SELECT
        owing.id,
        owing.name,
        owing.annual_rate,
        owing.base_limit,
        owing.base_owed,
        owing.collateral,
        owing.first_ratio,
        max(owing.base_limit - owing.base_owed, 0.0) AS base_undrawn,
        secured.falling_value,
        CASE
            WHEN secured.collateral_storage_id IS NULL THEN 0.0 ELSE secured.cash_value
        END AS steady_value,
        secured.claims
    FROM owing
    LEFT JOIN secured ON secured.id = owing.id
    WHERE owing.id IN (SELECT fin_loans.id FROM fin_loans WHERE fin_loans.credit_limit IS NOT NULL)
)

SELECT
    lines.name AS line,
    lines.annual_rate AS rate,
    lines.base_limit AS credit_limit,
    lines.base_owed AS drawn,
    lines.base_undrawn AS undrawn,
    lines.collateral IS NOT NULL AS is_correlated,
    lines.collateral,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(lines.first_ratio * (lines.falling_value + lines.steady_value) - lines.claims, 0.0)
        )
    END AS capacity,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.7 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_30,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.5 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_50,
    CASE
        WHEN lines.collateral IS NULL OR lines.first_ratio IS NULL THEN lines.base_undrawn
        ELSE min(
            lines.base_undrawn,
            max(
                lines.first_ratio * (0.3 * lines.falling_value + lines.steady_value) - lines.claims,
                0.0
            )
        )
    END AS capacity_at_minus_70
FROM lines
ORDER BY lines.collateral IS NOT NULL, lines.annual_rate, lines.name, lines.id;
