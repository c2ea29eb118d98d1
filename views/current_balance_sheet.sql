CREATE VIEW current_balance_sheet AS
-- One row per line of the balance sheet: what is owned, what is owed, the totals, the difference.
--   section           TEXT, info: assets, liabilities or net worth
--   kind              TEXT, info: cash, portfolio or physical; loan or debt; total
--   name              TEXT, info: fin_assets.code, or phys_assets.name
--   storage           TEXT, info: fin_storages.name, NULL for what is not kept in one
--   amount            REAL of the asset, info: NULL for what is not counted
--   base_value        REAL of the base asset, info: > 0 in both sections; NULL without a rate, and
--                     so are the totals that it belongs to
--   share             REAL share (0.25 is 25 %), info: of total assets
--   accrued_interest  REAL of the base asset, info: of a loan since its balance, simple, Act/365;
--                     not yet part of any total
--   base_asset        TEXT, info: fin_assets.code of the base asset
-- Cash is what is held of the base asset's type, portfolio what is held of the others. A physical
-- asset counts while it is owned, at its newest valuation, else at what was paid for it by a swap.
-- What is owed has a negative balance: a loan if fin_loans knows it, any other debt if not.
-- Inactive assets and storages are skipped, unless something is owed.
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

entries AS MATERIALIZED (
    SELECT
        1 AS section_number,
        CASE WHEN held_now.is_cash = 1 THEN 1 ELSE 2 END AS kind_number,
        CASE WHEN held_now.is_cash = 1 THEN 'cash' ELSE 'portfolio' END AS kind,
        held_now.code AS name,
        held_now.storage,
        held_now.amount,
        held_now.base_value,
        NULL AS accrued_interest
    FROM held_now
    WHERE held_now.amount > 0
    UNION ALL
    SELECT 1, 3, 'physical', phys_now.name, NULL, NULL, phys_now.base_value, NULL
    FROM phys_now
    UNION ALL
    SELECT
        2,
        CASE WHEN owing.id IS NULL THEN 2 ELSE 1 END,
        CASE WHEN owing.id IS NULL THEN 'debt' ELSE 'loan' END,
        held_now.code,
        held_now.storage,
        0.0 - held_now.amount,
        0.0 - held_now.base_value,
        owing.base_interest
    FROM held_now
    LEFT JOIN owing ON owing.asset_storage_id = held_now.id
    WHERE held_now.amount < 0
),

totals AS MATERIALIZED (
    SELECT
        CASE
            WHEN
                count(CASE WHEN entries.section_number = 1 THEN 1 END)
                = count(CASE WHEN entries.section_number = 1 THEN entries.base_value END)
                THEN
                    coalesce(
                        sum(CASE WHEN entries.section_number = 1 THEN entries.base_value END), 0.0
                    )
        END AS assets,
        CASE
            WHEN
                count(CASE WHEN entries.section_number = 2 THEN 1 END)
                = count(CASE WHEN entries.section_number = 2 THEN entries.base_value END)
                THEN
                    coalesce(
                        sum(CASE WHEN entries.section_number = 2 THEN entries.base_value END), 0.0
                    )
        END AS liabilities
    FROM entries
)

SELECT
    CASE sheet.section_number
        WHEN 1 THEN 'assets' WHEN 2 THEN 'liabilities' ELSE 'net worth'
    END AS section,
    sheet.kind,
    sheet.name,
    sheet.storage,
    sheet.amount,
    sheet.base_value,
    sheet.base_value / nullif(totals.assets, 0) AS share,
    sheet.accrued_interest,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT
        entries.section_number,
        entries.kind_number,
        entries.kind,
        entries.name,
        entries.storage,
        entries.amount,
        entries.base_value,
        entries.accrued_interest
    FROM entries
    UNION ALL
    SELECT 1, 9, 'total', 'total assets', NULL, NULL, totals.assets, NULL FROM totals
    UNION ALL
    SELECT 2, 9, 'total', 'total liabilities', NULL, NULL, totals.liabilities, NULL FROM totals
    UNION ALL
    SELECT 3, 9, 'total', 'net worth', NULL, NULL, totals.assets - totals.liabilities, NULL
    FROM totals
) AS sheet
CROSS JOIN totals
ORDER BY
    sheet.section_number ASC,
    sheet.kind_number ASC,
    sheet.base_value DESC,
    sheet.name ASC,
    sheet.storage ASC;
