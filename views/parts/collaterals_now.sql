-- What is pledged, all loans on it together. Of a storage it is all that is kept there, of which
-- cash does not fall with prices. A sum over rows of which one is NULL is unknown, not smaller.
collaterals_now AS MATERIALIZED (
    SELECT
        pledged.*,
        pledged.falling_value + pledged.cash_value AS collateral_value,
        -- Cash that may leave: wholly while nothing is owed, else as far as the loans stay at or
        -- below their freeze, or their next threshold, without it; without any, all of it stays.
        CASE
            WHEN pledged.claims = 0 THEN pledged.cash_value
            WHEN pledged.lowest_ratio IS NULL THEN 0.0
            ELSE max(
                min(
                    pledged.falling_value + pledged.cash_value
                    - pledged.claims / pledged.lowest_ratio,
                    pledged.cash_value
                ), 0.0
            )
        END AS free_value
    FROM (
        SELECT
            secured.*,
            CASE
                WHEN secured.phys_asset_id IS NOT NULL THEN phys_now.base_value
                WHEN kept.storage_id IS NULL THEN 0.0
                ELSE kept.falling_value
            END AS falling_value,
            CASE WHEN kept.storage_id IS NULL THEN 0.0 ELSE kept.cash_value END AS cash_value
        FROM (
            SELECT
                loan.collateral_storage_id AS storage_id,
                loan.collateral_phys_asset_id AS phys_asset_id,
                min(loan.lowest_ratio) AS lowest_ratio,
                CASE WHEN count(*) = count(loan.base_claim) THEN sum(loan.base_claim) END AS claims
            FROM loans_now AS loan
            WHERE loan.collateral IS NOT NULL
            GROUP BY loan.collateral_storage_id, loan.collateral_phys_asset_id
        ) AS secured
        LEFT JOIN phys_now ON phys_now.id = secured.phys_asset_id
        LEFT JOIN (
            SELECT
                held_now.storage_id,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 0 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 0)
                END AS falling_value,
                CASE
                    WHEN count(*) FILTER (WHERE held_now.is_cash = 1 AND held_now.rate IS NULL) = 0
                        THEN total(held_now.base_value) FILTER (WHERE held_now.is_cash = 1)
                END AS cash_value
            FROM held_now
            WHERE held_now.amount > 0
            GROUP BY held_now.storage_id
        ) AS kept ON kept.storage_id = secured.storage_id
    ) AS pledged
)
