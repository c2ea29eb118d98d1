CREATE VIEW current_balances AS
-- One row per asset & storage of which both are active, the highest priority first, those without
-- one last.
--   pseudo_id          INTEGER, key: fin_assets_storages.id
--   asset_type         TEXT, lookup: fin_asset_types.name
--   asset_code         TEXT, lookup: fin_assets.code
--   asset_name         TEXT, info
--   storage            TEXT, lookup: fin_storages.name
--   balance            REAL of the asset, value: the newest one, NULL before the first
--   base_balance       REAL of the base asset, info: balance at the newest rate, NULL without one
--   base_asset         TEXT, info: fin_assets.code of the base asset
--   verified_datetime  TEXT UTC, info: of balance
--   expected_balance   REAL of the asset, info: balance and the transactions since then, up to now;
--                      where it is not what balance says, balance is to be verified
-- Operations: select, insert, update.
--   insert saves a balance as of now, and adds the row in fin_assets_storages if it is missing;
--   asset_type may be left out where only one asset has the code; names may be typed in any case
--   where only one matches;
--   update of balance saves a balance as of now. One dated a second ahead counts as current.
-- Cost: three index seeks a row, and the transactions that are newer than its balance, however many
--   older ones, balances and rates there are.
SELECT
    held.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    asset.name AS asset_name,
    fin_storages.name AS storage,
    balance.amount AS balance,
    CASE
        WHEN balance.amount = 0 OR asset.is_base = 1 THEN balance.amount
        ELSE
            balance.amount *
            -- include rate_at(asset_id = held.asset_id, datetime = datetime('now'))
    END AS base_balance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    balance.datetime AS verified_datetime,
    (
        SELECT coalesce(balance.amount + total(tx.amount), sum(tx.amount))
        FROM fin_transactions AS tx
        WHERE tx.asset_storage_id = held.id
            AND tx.datetime >= coalesce(balance.datetime, '')
            AND tx.datetime <= datetime('now')
    ) AS expected_balance
FROM fin_assets_storages AS held
INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
-- include newest_balance(kind = LEFT, asset_storage_id = held.id)
ORDER BY held.priority DESC, held.id ASC;
