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
-- What is owed has a negative balance: a loan if fin_loans knows it, any other debt if not. A loan
-- that has no balance makes the totals unknown. Inactive assets and storages are skipped, unless
-- something is owed. historical_monthly_balances leaves physical assets out.
-- Operations: select.
-- Cost: two index seeks per asset & storage.
WITH
-- include rates_now,
-- include held_now,
-- include phys_now,
-- include loans_now,

entries AS MATERIALIZED (
    SELECT
        1 AS section_number,
        CASE WHEN held_now.is_cash = 1 THEN 1 ELSE 2 END AS kind_number,
        CASE WHEN held_now.is_cash = 1 THEN 'cash' ELSE 'portfolio' END AS kind,
        held_now.code AS name,
        held_now.storage, held_now.amount, held_now.base_value,
        NULL AS accrued_interest
    FROM held_now
    WHERE held_now.amount > 0
    UNION ALL
    SELECT 1, 3, 'physical', phys_now.name, NULL, NULL, phys_now.base_value, NULL FROM phys_now
    UNION ALL
    SELECT
        2,
        CASE WHEN loan.id IS NULL THEN 2 ELSE 1 END,
        CASE WHEN loan.id IS NULL THEN 'debt' ELSE 'loan' END,
        held_now.code, held_now.storage,
        0.0 - held_now.amount,
        0.0 - held_now.base_value,
        loan.base_interest
    FROM held_now
    LEFT JOIN loans_now AS loan ON loan.asset_storage_id = held_now.id
    WHERE held_now.amount < 0 OR (loan.id IS NOT NULL AND held_now.amount IS NULL)
),

sides AS MATERIALIZED (
    SELECT
        -- include sum_known(of = base_value, in = entries, where = section_number = 1)
        AS assets,
        -- include sum_known(of = base_value, in = entries, where = section_number = 2)
        AS liabilities
)

SELECT
    CASE sheet.section_number
        WHEN 1 THEN 'assets' WHEN 2 THEN 'liabilities' ELSE 'net worth'
    END AS section,
    sheet.kind, sheet.name, sheet.storage, sheet.amount, sheet.base_value,
    sheet.base_value / nullif(sides.assets, 0) AS share,
    sheet.accrued_interest,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM (
    SELECT * FROM entries
    UNION ALL
    SELECT 1, 9, 'total', 'total assets', NULL, NULL, sides.assets, NULL FROM sides
    UNION ALL
    SELECT 2, 9, 'total', 'total liabilities', NULL, NULL, sides.liabilities, NULL FROM sides
    UNION ALL
    SELECT 3, 9, 'total', 'net worth', NULL, NULL, sides.assets - sides.liabilities, NULL FROM sides
) AS sheet
CROSS JOIN sides
ORDER BY
    sheet.section_number ASC, sheet.kind_number ASC, sheet.base_value DESC, sheet.name ASC,
    sheet.storage ASC;
