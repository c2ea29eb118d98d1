CREATE TRIGGER stress_scenarios_steps_delete
BEFORE DELETE ON stress_scenarios
BEGIN
    -- A scenario takes its steps along, with foreign keys off, too.
    DELETE FROM stress_scenario_steps WHERE scenario_id = OLD.id;
END;
