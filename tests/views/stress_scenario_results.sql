-- @include margin.sql

-- # First months, lows, and whether it is survived
INSERT INTO stress_scenarios (id, name) VALUES
(1, 'Slide'), (2, 'Half and back'), (3, 'Two fifths'), (4, 'Calm');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES
(1, 1, 0.7), (1, 2, 0.65), (1, 3, 0.55), (1, 4, 0.5), (1, 5, 0.38), (1, 6, 0.3),
(2, 0, 0.51), (2, 1, 1.0), (3, 0, 0.4), (3, 1, NULL);
SELECT * FROM stress_scenario_results;
--> Slide | 6 | 2 | 3 | 6 | 6 | -76504.3784722 | 0.0 | 0.0 | 1.0096463 | 0
--> Half and back | 1 | 0 | 0 | NULL | NULL | 0.0 | 715476.666667 | 63818850.0 | 0.78346758 | 1
--> Two fifths | 1 | 0 | 0 | 1 | NULL | 0.0 | 0.0 | 0.0 | 0.99892117 | 0
--> Calm | 0 | NULL | NULL | NULL | NULL | 4500000.0 | 8000000.0 | 125135000.0 | 0.39956847 | 1

-- # Without a rate nothing can be told
INSERT INTO stress_scenarios (id, name) VALUES (1, 'Half');
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5);
DELETE FROM fin_asset_rates WHERE asset_id = 6;
SELECT scenario, months, cash_low, survived FROM stress_scenario_results;
--> Half | NULL | NULL | NULL

-- # No scenarios
SELECT * FROM stress_scenario_results;
--> (none)
