CREATE TRIGGER fin_assets_base_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base = 1
BEGIN
    -- Exactly one asset is the base asset.
    SELECT RAISE(ABORT, 'fin_assets: the base asset cannot be deleted; findb init makes a database with another one');
END;
