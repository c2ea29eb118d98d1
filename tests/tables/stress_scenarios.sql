INSERT INTO stress_scenarios (name, description, source) VALUES ('2008', 'Banks', 'a book');

-- # A scenario needs a name of its own
INSERT INTO stress_scenarios (name) VALUES (' ');
--! stress_scenarios.name: is empty; write a name, like 2008 US stocks
INSERT INTO stress_scenarios (name) VALUES ('2008');
--! UNIQUE constraint failed: stress_scenarios.name
INSERT INTO stress_scenarios (name) VALUES ('2009');
SELECT * FROM stress_scenarios;
--> 1 | '2008' | Banks | a book
--> 2 | '2009' | NULL | NULL

-- # Its steps go with it
INSERT INTO stress_scenario_steps (scenario_id, month, price_factor) VALUES (1, 0, 0.5);
DELETE FROM stress_scenarios;
SELECT count(*) FROM stress_scenario_steps;
--> 0
