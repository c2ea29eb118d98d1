-- Every asset & storage. Money is of the base asset's type.
account_assets AS MATERIALIZED (
    SELECT
        held.id, held.asset_id, asset.type_id, asset.is_base,
        asset.type_id IS base.type_id AS is_cash
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    LEFT JOIN fin_assets AS base ON base.is_base = 1
)
