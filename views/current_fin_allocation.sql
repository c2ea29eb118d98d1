CREATE VIEW current_fin_allocation AS
-- One row per allocation group that applies now, in the order of priority.
--   group          TEXT, info: fin_allocation_groups.name
--   base_balance   REAL of the base asset, info: its assets & storages at the newest rates, NULL
--                  when a rate is missing
--   base_asset     TEXT, info: fin_assets.code of the base asset
--   current_share  REAL percent, info: base_balance / sum of abs(base_balance) of all groups, so
--                  that the shares without sign add up to 100
--   target_share   REAL percent, info: the target, normalised in the same way
-- Inactive assets and storages, and those that are in no group, do not count.
-- Operations: select.
-- Cost: two index seeks per asset & storage in a group.
WITH group_balances AS (
    SELECT
        allocation_group.id,
        allocation_group.name,
        allocation_group.priority,
        allocation_group.target_share,
        -- A sum over rows of which one is NULL is unknown, not smaller.
        CASE
            WHEN count(*) = count(valued.base_balance) THEN sum(valued.base_balance)
            WHEN count(valued.asset_storage_id) = 0 THEN 0.0
        END AS base_balance
    FROM fin_allocation_groups AS allocation_group
    LEFT JOIN (
        SELECT
            held.id AS asset_storage_id,
            held.allocation_group_id,
            CASE
                WHEN coalesce(balance.amount, 0) = 0 THEN 0.0
                WHEN asset.is_base = 1 THEN balance.amount
                ELSE balance.amount * (
                    SELECT rate.rate FROM fin_asset_rates AS rate
                    WHERE rate.asset_id = held.asset_id AND rate.datetime <= datetime('now')
                    ORDER BY rate.datetime DESC LIMIT 1
                )
            END AS base_balance
        FROM fin_assets_storages AS held
        INNER JOIN fin_assets AS asset ON asset.id = held.asset_id AND asset.is_active = 1
        INNER JOIN fin_storages ON fin_storages.id = held.storage_id AND fin_storages.is_active = 1
        LEFT JOIN balances AS balance ON balance.id = (
            SELECT newest.id FROM balances AS newest
            WHERE newest.asset_storage_id = held.id
                AND newest.datetime <= datetime('now', '+1 second')
            ORDER BY newest.datetime DESC LIMIT 1
        )
        WHERE held.allocation_group_id IS NOT NULL
    ) AS valued ON valued.allocation_group_id = allocation_group.id
    WHERE allocation_group.start_datetime <= datetime('now')
        AND (
            allocation_group.end_datetime IS NULL
            OR allocation_group.end_datetime > datetime('now')
        )
    GROUP BY allocation_group.id
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
ORDER BY group_balances.priority IS NULL, group_balances.priority, group_balances.id;
