-- @include base.sql
PRAGMA foreign_keys = OFF;
INSERT INTO fin_transactions (
    datetime, asset_storage_id, amount, category_id, reason_phys_asset_ownership_id
)
VALUES ('2026-01-01 00:00:00', 1, 5, 4, 2);

-- # The id of an ownership that others refer to stays
UPDATE phys_asset_ownerships SET id = 99 WHERE id = 2;
--! phys_asset_ownerships.id: is in use, other rows refer to it; keep it
UPDATE phys_asset_ownerships SET id = 99 WHERE id = 1;
SELECT id FROM phys_asset_ownerships ORDER BY id;
--> 2
--> 99

-- # It takes the place of none that others refer to
UPDATE OR REPLACE phys_asset_ownerships SET id = 2 WHERE id = 1;
--! phys_asset_ownerships.id: is in use, other rows refer to it; keep it
