-- Every asset & storage with its newest balance: what is active, what is owed, what is a loan. Cash
-- is of the base asset's type. Nothing is worth 0 without a rate, too.
held_now AS MATERIALIZED (
    SELECT
        held.id,
        held.asset_id,
        held.storage_id,
        asset.type_id,
        asset.code,
        fin_storages.name AS storage,
        asset.type_id IS (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            AS is_cash,
        balance.datetime AS balance_datetime,
        balance.amount,
        rates_now.rate,
        CASE WHEN balance.amount = 0 THEN 0.0 ELSE balance.amount * rates_now.rate END
            AS base_value
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
    -- include newest_balance(kind = LEFT, asset_storage_id = held.id)
    WHERE (asset.is_active = 1 AND fin_storages.is_active = 1)
        OR balance.amount < 0
        OR EXISTS (SELECT 1 FROM fin_loans WHERE fin_loans.asset_storage_id = held.id)
)
