CREATE VIEW current_fin_allocation AS
-- One row per allocation group that applies now, the highest priority first, NULL last.
--   group          TEXT, info: fin_allocation_groups.name
--   base_balance   REAL of the base asset, info: its assets & storages at the newest rates, NULL
--                  if a rate is missing
--   base_asset     TEXT, info: fin_assets.code of the base asset
--   current_share  REAL percent, info: base_balance / sum of abs(base_balance) of all groups, so
--                  that the shares without sign add up to 100
--   target_share   REAL percent, info: the target, normalised in the same way
-- Inactive assets and storages, and those that are in no group, do not count.
-- Operations: select.
-- Cost: one index seek per asset and one per asset & storage in a group.
WITH
-- include rates_now,

grouped_accounts AS (
    SELECT
        held.allocation_group_id,
        CASE
            WHEN coalesce(balance.amount, 0.0) = 0 THEN 0.0
            ELSE balance.amount * rates_now.rate
        END AS base_balance
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
    INNER JOIN rates_now ON rates_now.asset_id = held.asset_id
    -- include newest_balance(kind = LEFT, asset_storage_id = held.id)
    WHERE held.allocation_group_id IS NOT NULL
),

-- A sum over rows of which one is NULL is unknown, not smaller. A group without rows has 0.
group_balances AS (
    SELECT
        target.id, target.name, target.priority, target.target_share,
        CASE
            WHEN count(account.allocation_group_id) = count(account.base_balance)
                THEN total(account.base_balance)
        END AS base_balance
    FROM fin_allocation_groups AS target
    LEFT JOIN grouped_accounts AS account ON account.allocation_group_id = target.id
    WHERE target.start_datetime <= datetime('now')
        AND (target.end_datetime IS NULL OR target.end_datetime > datetime('now'))
    GROUP BY target.id
)

SELECT
    group_balances.name AS "group",
    group_balances.base_balance,
    (SELECT base.code FROM fin_assets AS base WHERE base.is_base = 1) AS base_asset,
    CASE
        WHEN count(*) OVER () = count(group_balances.base_balance) OVER ()
            THEN 100.0 * group_balances.base_balance
            / nullif(sum(abs(group_balances.base_balance)) OVER (), 0)
    END AS current_share,
    100.0 * group_balances.target_share
    / nullif(sum(abs(group_balances.target_share)) OVER (), 0) AS target_share
FROM group_balances
ORDER BY group_balances.priority DESC, group_balances.id ASC;
