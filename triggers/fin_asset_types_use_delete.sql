CREATE TRIGGER fin_asset_types_use_delete
BEFORE DELETE ON fin_asset_types
BEGIN
    -- No asset and no step of a stress scenario is left without its type, also with foreign keys
    -- off.
    SELECT RAISE(
        ABORT, 'fin_asset_types: is in use; give its assets and stress steps another type first'
    )
    WHERE
        -- include fin_asset_type_in_use(id = OLD.id);
END;
