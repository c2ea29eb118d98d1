-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too. A credit line without a
-- balance and without a transaction was never drawn: its balance is 0.
held_now AS MATERIALIZED (
    SELECT
        held.*,
        CASE WHEN held.amount = 0 THEN 0.0 ELSE held.amount * rates_now.rate END AS base_value,
        rates_now.rate
    FROM (
        SELECT
            held.id, held.asset_id, held.storage_id, asset.type_id, asset.code, asset.is_base,
            fin_storages.name AS storage,
            asset.type_id IS base.type_id AS is_cash,
            balance.datetime AS balance_datetime,
            CASE
                WHEN balance.amount IS NULL AND loan.credit_limit IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM fin_transactions AS tx
                    WHERE tx.asset_storage_id = held.id
                ) THEN 0.0
                ELSE balance.amount
            END AS amount
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id
        LEFT JOIN fin_assets AS base ON base.is_base = 1
        LEFT JOIN fin_loans AS loan ON loan.asset_storage_id = held.id
        -- include newest_balance(kind = LEFT, asset_storage_id = held.id)
        WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
            OR balance.amount < 0
            OR loan.id IS NOT NULL
    ) AS held
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
)
