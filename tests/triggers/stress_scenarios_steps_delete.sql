INSERT INTO stress_scenarios (name) VALUES ('a'), ('b');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5), (2, 1, 0.6);

-- # The steps go along, with foreign keys off, too
PRAGMA foreign_keys = OFF;
DELETE FROM stress_scenarios WHERE name = 'a';
SELECT scenario_id FROM stress_scenario_steps;
--> 2
