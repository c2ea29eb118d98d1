CREATE VIEW current_allocation_assignments AS
-- One row per asset & storage of which both are active, the highest priority first: to which group
-- it counts in current_fin_allocation.
--   pseudo_id         INTEGER, key: fin_assets_storages.id
--   asset_type        TEXT, lookup: fin_asset_types.name, needed if several types have the code
--   asset_code        TEXT, lookup: fin_assets.code; left out it is the base asset
--   storage           TEXT, lookup: fin_storages.name
--   allocation_group  TEXT, lookup: fin_allocation_groups.name, one that applies now; NULL is none
--   target_share      REAL proportion to the other groups (any unit), value: of the group, so the
--                     same in all its rows
--   base_balance      REAL of the base asset, info: the newest balance at the newest rate
-- Operations: select, insert, update, delete.
--   insert adds the asset & storage if it is missing, and puts it into its group;
--   a group whose name is new is made, it applies from now on; without a share its target is 0;
--   editing allocation_group puts the row into another group and renames none, clearing it takes
--   the row out; editing target_share changes the group;
--   delete takes the row out of its group, and away if nothing else refers to it.
-- Cost: two index seeks a row.
SELECT
    held.id AS pseudo_id,
    fin_asset_types.name AS asset_type,
    asset.code AS asset_code,
    fin_storages.name AS storage,
    target.name AS allocation_group,
    target.target_share,
    -- include account_value
    AS base_balance
-- include assigned_accounts(kind = LEFT)
ORDER BY held.priority DESC, held.id ASC;
