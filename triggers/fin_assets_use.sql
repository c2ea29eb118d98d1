-- include use_insert_update(
--     table = fin_assets, in_use = fin_asset_in_use, columns = code, type_id, role,
--     same = (other.code = NEW.code AND other.type_id = NEW.type_id) OR other.role = NEW.role
-- )

CREATE TRIGGER fin_assets_use_delete
BEFORE DELETE ON fin_assets
WHEN OLD.is_base IS NOT 1
BEGIN
    -- Nothing is left that names an asset that is not there, also with foreign keys off.
    SELECT RAISE(ABORT, 'fin_assets: is in use; delete what refers to it first, or set is_active to 0')
    WHERE
        -- include fin_asset_in_use(id = OLD.id);
END;
