CREATE TRIGGER fin_assets_use_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base IS NOT 1
BEGIN
    -- Nothing is left that names an asset that is not there, also with foreign keys off.
    SELECT RAISE(
        ABORT, 'fin_assets: is in use; delete what refers to it first, or set is_active to 0'
    )
    WHERE EXISTS (SELECT 1 FROM fin_assets_storages WHERE fin_assets_storages.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_rates WHERE fin_asset_rates.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_splits WHERE fin_asset_splits.asset_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_asset_dividends WHERE fin_asset_dividends.asset_id = OLD.id)
        OR EXISTS (
            SELECT 1 FROM fin_asset_fundamentals
            WHERE fin_asset_fundamentals.asset_id = OLD.id
        )
        OR EXISTS (
            SELECT 1 FROM stress_scenario_steps
            WHERE stress_scenario_steps.asset_id = OLD.id
        )
        OR EXISTS (SELECT 1 FROM import_assets WHERE import_assets.asset_id = OLD.id);
END;
