CREATE TRIGGER fin_assets_replace_update
BEFORE UPDATE OF id, code, type_id ON fin_assets
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_assets, in_use = fin_asset_in_use)

    -- include fin_assets_replace(own_id = OLD.id)
END;
