INSERT INTO fin_asset_types (name) VALUES ('Equities');
INSERT INTO stress_scenarios (name) VALUES ('a'), ('b');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5);

-- # One step a month for all, and one a type
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.6);
--! stress_scenario_steps: that month has a step for the same target; edit that one
INSERT OR REPLACE INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.6);
--! stress_scenario_steps: that month has a step for the same target; edit that one
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, price_factor)
VALUES (1, 0, 1, 0.6);
INSERT INTO stress_scenario_steps (scenario_id, month, asset_type_id, price_factor)
VALUES (1, 0, 1, 0.7);
--! stress_scenario_steps: that month has a step for the same target; edit that one
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 1, 0.6), (2, 0, 0.6);
SELECT scenario_id, month, asset_type_id, price_factor FROM stress_scenario_steps;
--> 1 | 0 | NULL | 0.5
--> 1 | 0 | 1 | 0.6
--> 1 | 1 | NULL | 0.6
--> 2 | 0 | NULL | 0.6
