CREATE TRIGGER fin_assets_base_update
BEFORE UPDATE OF id, code, type_id, is_base ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. UPDATE OR REPLACE of
    -- another asset loses none.
    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: the base asset stays; findb init makes a database with another one'
    )
    WHERE OLD.is_base = 1 AND NEW.is_base IS NOT 1;

    SELECT RAISE(
        ABORT,
        'fin_assets.is_base: another asset is the base asset; make another database with findb init'
    )
    FROM fin_assets
    WHERE NEW.is_base = 1 AND is_base = 1 AND id <> OLD.id;

    SELECT RAISE(
        ABORT,
        'fin_assets: this would take the place of the base asset; choose another code or id'
    )
    FROM fin_assets
    WHERE is_base = 1
        AND id <> OLD.id
        AND (id = NEW.id OR (code = NEW.code AND type_id = NEW.type_id));

    SELECT RAISE(ABORT, 'fin_assets.is_base: the asset has rates other than 1; delete them first')
    FROM fin_asset_rates
    WHERE NEW.is_base = 1 AND asset_id = NEW.id AND rate <> 1;
END;
