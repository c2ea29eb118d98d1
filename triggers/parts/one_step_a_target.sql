-- UNIQUE takes two NULLs for different, and a step for all has two.
SELECT RAISE(ABORT, 'stress_scenario_steps: that month has a step for the same target; edit that one')
FROM stress_scenario_steps AS step
WHERE step.scenario_id = NEW.scenario_id
    AND step.month = NEW.month
    AND step.asset_type_id IS NEW.asset_type_id
    AND step.asset_id IS NEW.asset_id
    AND step.id <> NEW.id;
