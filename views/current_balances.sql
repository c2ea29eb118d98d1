CREATE VIEW current_balances AS
-- One row per asset & storage of which both are active, in the order of priority.
--   pseudo_id     INTEGER, key: fin_assets_storages.id
--   asset_type    TEXT, lookup: fin_asset_types.name
--   asset_code    TEXT, lookup: fin_assets.code
--   asset_name    TEXT, info
--   storage       TEXT, lookup: fin_storages.name
--   balance       REAL of the asset, value: the newest one, NULL before the first
--   base_balance  REAL of the base asset, info: balance at the newest rate, NULL without a rate
--   base_asset    TEXT, info: fin_assets.code of the base asset
-- Operations: select, insert, update.
--   insert saves a balance as of now, and makes the row in fin_assets_storages if needed;
--   update of balance does the same. A balance of the running second counts as current.
-- Cost: two index seeks a row, however many balances, rates and transactions there are.
SELECT
    held.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    asset.name AS asset_name,
    fin_storages.name AS storage,
    balance.amount AS balance,
    CASE
        WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
        ELSE balance.amount * (
            SELECT rate.rate FROM fin_asset_rates AS rate
            WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
            ORDER BY rate.datetime DESC LIMIT 1
        )
    END AS base_balance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
LEFT JOIN balances AS balance ON balance.id = (
    SELECT newest.id FROM balances AS newest
    WHERE newest.asset_storage_id = held.id AND newest.datetime <= datetime('now', '+1 second')
    ORDER BY newest.datetime DESC LIMIT 1
)
ORDER BY held.priority IS NULL, held.priority, held.id;
