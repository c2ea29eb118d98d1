(
    EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = :id)
    OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = :id)
    OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = :id)
    OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = :id)
    OR EXISTS (SELECT 1 FROM fin_asset_fundamentals WHERE fin_asset_fundamentals.asset_id = :id)
    OR EXISTS (SELECT 1 FROM stress_scenario_steps WHERE stress_scenario_steps.asset_id = :id)
    OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = :id)
)
