-- Cash account by account, and how much of it can be spent: all of it, or of what is pledged the
-- part that may leave. Credit cards and overdrafts count against it. NULL without a rate.
free_cash AS MATERIALIZED (
    SELECT
        held_now.asset_id, held_now.storage_id, held_now.base_value,
        held_now.base_value * CASE
            WHEN collateral.storage_id IS NULL OR held_now.amount < 0 THEN 1.0
            WHEN held_now.base_value = 0 THEN 1.0
            ELSE collateral.free_value / collateral.cash_value
        END AS free_value
    FROM held_now
    LEFT JOIN collaterals_now AS collateral ON collateral.storage_id = held_now.storage_id
    WHERE held_now.is_cash = 1
        AND held_now.amount <> 0
        AND held_now.id NOT IN (SELECT fin_loans.asset_storage_id FROM fin_loans)
)
