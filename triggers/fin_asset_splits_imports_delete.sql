CREATE TRIGGER fin_asset_splits_imports_delete
AFTER DELETE ON fin_asset_splits
BEGIN
    -- include forget_in_import_rows(row_id = fin_asset_split_id)
END;
