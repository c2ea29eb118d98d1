-- @include base.sql
INSERT INTO import_accounts (source, account) VALUES ('my', 'A');

-- # An account with a balance stays
INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (1, '2026-01-01 00:00:00', 0);
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead

-- # One with a transaction stays
INSERT INTO fin_transactions (asset_storage_id, datetime, amount, category_id)
VALUES (1, '2026-01-01 00:00:00', 1, 3);
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead

-- # One that is the reason of a transaction stays
INSERT INTO fin_transactions (
    asset_storage_id, datetime, amount, category_id, reason_fin_asset_storage_id
)
VALUES (1, '2026-01-01 00:00:00', 1, 4, 4);
DELETE FROM fin_assets_storages WHERE id = 4;
--! fin_assets_storages: has a history; set is_active of its asset or storage to 0 instead

-- # One with a goal stays
INSERT INTO balance_goals (name, asset_storage_id, amount, priority, start_datetime)
VALUES ('New roof', 1, 110, 1, '2024-01-01 00:00:00');
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: is in use; delete its goals, plans, loan and rules first

-- # One with a plan stays
INSERT INTO fin_transaction_plans (
    transaction_category_id, criteria_operator, start_datetime, deviation_datetime_modifier,
    asset_storage_id, local_amount
)
VALUES (3, '>=', '2026-01-01 00:00:00', '+1 day', 1, 10);
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: is in use; delete its goals, plans, loan and rules first

-- # A loan stays
INSERT INTO fin_loans (asset_storage_id, annual_rate, start_datetime)
VALUES (1, 0.02, '2026-01-01 00:00:00');
DELETE FROM fin_assets_storages WHERE id = 1;
--! fin_assets_storages: is in use; delete its goals, plans, loan and rules first

-- # The reason that a rule gives stays
INSERT INTO import_rules (priority, pattern, category_id, reason_fin_asset_storage_id)
VALUES (1, 'dividend', 4, 4);
DELETE FROM fin_assets_storages WHERE id = 4;
--! fin_assets_storages: is in use; delete its goals, plans, loan and rules first

-- # One that is not used goes
DELETE FROM fin_assets_storages WHERE id > 1;
SELECT id FROM fin_assets_storages;
--> 1
