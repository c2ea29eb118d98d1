CREATE VIEW current_fin_allocation_trades AS
-- One row per asset & storage in an allocation group that applies now: what to buy, sell or move so
-- that every group reaches its target; the group of the highest priority first, NULL last.
--   group                  TEXT, info: fin_allocation_groups.name
--   asset_type             TEXT, info: fin_asset_types.name
--   asset_code             TEXT, info: fin_assets.code
--   storage                TEXT, info: fin_storages.name
--   trade                  TEXT, info: buy or sell; move in or move out if it is money, of the base
--                          asset's type; keep; assign is a group that needs an asset & storage
--   amount                 REAL of the asset, info: > 0 is to be added
--   base_amount            REAL of the base asset, info: likewise; all rows add up to 0
--   base_amount_from_cash  REAL of the base asset, info: the part that can be done first, from
--                          money above its target: nothing is sold or borrowed
--   base_balance           REAL of the base asset, info: the newest balance at the newest rate
--   group_base_amount      REAL of the base asset, info: base_amount of the whole group
--   base_asset             TEXT, info: fin_assets.code of the base asset
-- Within a group all change in proportion to what they are worth; in an empty one it is the asset &
-- storage of the highest priority. Fees and taxes are not known here. Amounts are NULL as long as a
-- rate is missing, and where there is nothing to divide: if the targets add up to 0 or less, or the
-- balances to less than 0.
-- `findb rebalance` adds new cash, buys only, or trades in whole units.
-- Operations: select.
-- Cost: one index seek per asset and one per asset & storage in a group.
WITH
-- include rates_now,

-- include allocation_trades(cash = 0.0)

SELECT
    account.group_name AS "group",
    account.asset_type,
    account.asset_code,
    account.storage,
    CASE
        WHEN account.base_amount = 0 THEN 'keep'
        WHEN account.base_amount < 0 AND account.is_cash = 1 THEN 'move out'
        WHEN account.base_amount < 0 THEN 'sell'
        WHEN account.base_amount > 0 AND account.is_cash = 1 THEN 'move in'
        WHEN account.base_amount > 0 AND account.is_cash = 0 THEN 'buy'
        WHEN account.base_amount > 0 THEN 'assign'
    END AS trade,
    CASE
        WHEN account.base_amount = 0 THEN 0.0
        ELSE account.base_amount / nullif(account.rate, 0)
    END AS amount,
    account.base_amount,
    CASE
        WHEN account.base_amount > 0
            THEN account.base_amount
            * total(account.base_amount) FILTER (
                WHERE account.is_cash = 1 AND account.base_balance > 0 AND account.base_amount < 0
            ) OVER ()
            / total(account.base_amount) FILTER (WHERE account.base_amount < 0) OVER ()
        WHEN account.is_cash = 1 AND account.base_balance > 0 THEN account.base_amount
        WHEN account.base_amount <= 0 THEN 0.0
    END AS base_amount_from_cash,
    account.base_balance,
    account.group_base_target - account.group_base_balance AS group_base_amount,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset
FROM allocation_trades AS account
ORDER BY account.group_priority DESC, account.group_id ASC, account.priority DESC, account.id ASC;
