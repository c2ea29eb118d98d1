(
    EXISTS (SELECT 1 FROM fin_assets WHERE fin_assets.type_id = :id)
    OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_type_id = :id)
)
