CREATE TRIGGER fin_asset_types_use_delete
BEFORE DELETE ON fin_asset_types
BEGIN
    -- No asset and no step of a stress scenario is left without its type, also with foreign keys
    -- off.
    SELECT RAISE(
        ABORT, 'fin_asset_types: is in use; give its assets and stress steps another type first'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM stress_scenario_steps
            WHERE stress_scenario_steps.asset_type_id = OLD.id
        );
END;
