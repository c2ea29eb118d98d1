CREATE TRIGGER fin_asset_splits_imports_delete
AFTER DELETE ON fin_asset_splits
BEGIN
    -- A row of a file that brought it stays, so that it does not come again; also with foreign keys
    -- off, when SQLite itself would leave it a reference to nothing.
    UPDATE import_rows SET fin_asset_split_id = NULL
    WHERE fin_asset_split_id = OLD.id;
END;
