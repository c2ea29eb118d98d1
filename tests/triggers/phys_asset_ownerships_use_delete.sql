-- @include base.sql
INSERT INTO fin_transactions (asset_storage_id, datetime, amount, category_id)
VALUES (1, '2024-01-01 00:00:00', -10000, 5), (1, '2025-01-01 00:00:00', 8000, 5);

-- # What was bought stays, until the swap goes
INSERT INTO swaps (credit_fin_transaction_id, debit_phys_ownership_id) VALUES (1, 1);
DELETE FROM phys_asset_ownerships WHERE id = 1;
--! phys_asset_ownerships: is one side of a swap; delete it in latest_swaps first
DELETE FROM swaps;
DELETE FROM phys_asset_ownerships WHERE id = 1;

-- # What was sold stays
INSERT INTO swaps (credit_phys_ownership_id, debit_fin_transaction_id) VALUES (1, 2);
DELETE FROM phys_asset_ownerships WHERE id = 1;
--! phys_asset_ownerships: is one side of a swap; delete it in latest_swaps first

-- # The reason of a transaction stays
INSERT INTO fin_transactions (
    asset_storage_id, datetime, amount, category_id, reason_phys_asset_ownership_id
)
VALUES (1, '2024-06-01 00:00:00', 40, 4, 1);
DELETE FROM phys_asset_ownerships WHERE id = 1;
--! phys_asset_ownerships: is the reason of transactions or import rules; clear it there first

-- # The reason that a rule gives stays
INSERT INTO import_rules (priority, pattern, category_id, reason_phys_asset_ownership_id)
VALUES (1, 'rent', 4, 1);
DELETE FROM phys_asset_ownerships WHERE id = 1;
--! phys_asset_ownerships: is the reason of transactions or import rules; clear it there first

-- # One that is not used goes
DELETE FROM phys_asset_ownerships;
SELECT count(*) FROM phys_asset_ownerships;
--> 0
