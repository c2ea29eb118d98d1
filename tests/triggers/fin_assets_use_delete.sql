-- @include base.sql
INSERT INTO fin_assets (code, type_id) VALUES ('GOLD', 2);
INSERT INTO stress_scenarios (name) VALUES ('2008');

-- # An asset that is kept somewhere stays
DELETE FROM fin_assets WHERE code = 'VTI';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0
DELETE FROM fin_assets_storages WHERE asset_id = 3;
DELETE FROM fin_assets WHERE code = 'VTI';
SELECT code FROM fin_assets ORDER BY id;
--> USD
--> EUR
--> GOLD

-- # One that has rates stays
INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (4, '2026-01-01 00:00:00', 100);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One that was split stays
INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
VALUES (4, '2026-01-01 00:00:00', 2, 1);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One that files name stays
INSERT INTO import_assets (security, asset_id) VALUES ('XAU', 4);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One that a stress scenario names stays
INSERT INTO stress_scenario_steps (scenario_id, month, asset_id) VALUES (1, 0, 4);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One that pays dividends stays
INSERT INTO fin_asset_dividends (asset_id, ex_datetime, amount_per_share)
VALUES (4, '2026-01-01 00:00:00', 1);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0

-- # One of which something else is known stays
INSERT INTO fin_asset_fundamentals (
    asset_id, datetime, book_value_per_share, return_on_equity, dividend_on_equity
)
VALUES (4, '2026-01-01 00:00:00', 10, 0.08, 0.03);
DELETE FROM fin_assets WHERE code = 'GOLD';
--! fin_assets: is in use; delete what refers to it first, or set is_active to 0
