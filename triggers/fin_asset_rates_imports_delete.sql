CREATE TRIGGER fin_asset_rates_imports_delete
AFTER DELETE ON fin_asset_rates
BEGIN
    -- include forget_in_import_rows(row_id = fin_asset_rate_id)
END;
