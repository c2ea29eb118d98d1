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
-- include group_balances

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
