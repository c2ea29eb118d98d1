CREATE TRIGGER stress_scenario_steps_target_insert
AFTER INSERT ON stress_scenario_steps
BEGIN
    -- UNIQUE takes two NULLs for different, and a step for all has two.
    -- include one_step_a_target
END;
