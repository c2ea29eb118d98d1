-- All assets, for every name must be known. `decimals` are those of the amounts of the asset, NULL
-- if there are none.
WITH amounts AS (
    SELECT asset_storage_id, printf('%.8f', amount) AS digits FROM fin_transactions
    UNION ALL
    SELECT asset_storage_id, printf('%.8f', amount) FROM balances
),

used AS MATERIALIZED (
    SELECT
        held.asset_id,
        max(length(rtrim(amounts.digits, '0')) - instr(amounts.digits, '.')) AS decimals
    FROM amounts
    INNER JOIN fin_assets_storages AS held ON held.id = amounts.asset_storage_id
    GROUP BY held.asset_id
)

SELECT asset.id, asset.code, asset.name, fin_asset_types.name, asset.is_base, used.decimals
FROM fin_assets AS asset
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
LEFT JOIN used ON used.asset_id = asset.id
ORDER BY asset.is_base DESC, asset.id ASC;
