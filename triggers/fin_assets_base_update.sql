CREATE TRIGGER fin_assets_base_update
BEFORE UPDATE OF id, code, type_id, is_base ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. OR REPLACE loses none.
    SELECT RAISE(ABORT, 'fin_assets.is_base: the base asset stays; findb init makes a database with another one')
    WHERE OLD.is_base = 1 AND NEW.is_base IS NOT 1;

    -- include base_asset(own_id = OLD.id, is_other = base.id IS NOT OLD.id)
END;
