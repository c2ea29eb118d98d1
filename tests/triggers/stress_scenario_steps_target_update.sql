INSERT INTO stress_scenarios (name) VALUES ('a');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5), (1, 1, 0.6);

-- # A step does not move to where one is
UPDATE stress_scenario_steps SET month = 0 WHERE month = 1;
--! stress_scenario_steps: that month has a step for the same target; edit that one
UPDATE stress_scenario_steps SET month = 2 WHERE month = 1;
UPDATE stress_scenario_steps SET price_factor = 0.1;
SELECT month, price_factor FROM stress_scenario_steps;
--> 0 | 0.1
--> 2 | 0.1
