-- The newest value that the steps give up to the month, of the type, of the asset, or of all.
(
    SELECT step.:column FROM stress_scenario_steps AS step
    WHERE step.scenario_id = months.scenario_id
        AND step.month <= months.month
        AND step.asset_type_id IS :type
        AND step.asset_id IS :asset
        AND step.:column IS NOT NULL
    ORDER BY step.month DESC, step.id DESC LIMIT 1
)
