-- @include base.sql
INSERT INTO fin_asset_types (name) VALUES ('Bonds');
INSERT INTO stress_scenarios (name) VALUES ('2008');

-- # A type that has assets stays
DELETE FROM fin_asset_types WHERE name = 'Equities';
--! fin_asset_types: is in use; give its assets and stress steps another type first
UPDATE fin_assets SET type_id = 1 WHERE type_id = 2;
DELETE FROM fin_asset_types WHERE name = 'Equities';

-- # A type that a stress scenario names stays
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id) VALUES (1, 0, 3);
DELETE FROM fin_asset_types WHERE name = 'Bonds';
--! fin_asset_types: is in use; give its assets and stress steps another type first

-- # One that is not used goes
DELETE FROM fin_asset_types WHERE name = 'Bonds';
SELECT name FROM fin_asset_types ORDER BY id;
--> Currencies
--> Equities
