CREATE TRIGGER stress_scenario_steps_target_update
AFTER UPDATE OF scenario_id, month, asset_type_id, asset_id ON stress_scenario_steps
BEGIN
    -- UNIQUE takes two NULLs for different, and a step for all has two.
    -- include one_step_a_target
END;
