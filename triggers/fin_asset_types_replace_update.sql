CREATE TRIGGER fin_asset_types_replace_update
BEFORE UPDATE OF id, name ON fin_asset_types
BEGIN
    -- With foreign keys off nothing else keeps OR REPLACE from hiding what refers to a row.
    -- include refuse_new_id(table = fin_asset_types, in_use = fin_asset_type_in_use)

    -- include fin_asset_types_replace(own_id = OLD.id)
END;
