CREATE TRIGGER current_fin_assets_insert
INSTEAD OF INSERT ON current_fin_assets
BEGIN
    -- Adds an asset.
    SELECT RAISE(
        ABORT, 'current_fin_assets: pseudo_id, rate and base_asset are computed; leave them out'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.rate, NEW.base_asset) IS NOT NULL;

    -- include check_fin_asset(own_id = NULL)

    INSERT INTO fin_assets (code, name, description, type_id, is_active, quote_asset_id, role)
    VALUES (
        upper(NEW.asset_code),
        nullif(NEW.name, ''),
        nullif(NEW.description, ''),
        -- include named(table = fin_asset_types, name = NEW.asset_type),
        coalesce(nullif(NEW.is_active, ''), 1),
        -- include named_currency(code = NEW.quote),
        nullif(trim(lower(NEW.role)), '')
    );
END;

CREATE TRIGGER current_fin_assets_update
INSTEAD OF UPDATE ON current_fin_assets
BEGIN
    -- Renames, describes or moves the asset, hides or shows it, quotes it anew.
    SELECT RAISE(
        ABORT, 'current_fin_assets: pseudo_id, rate and base_asset are computed; leave them out'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.rate IS NOT OLD.rate
        OR NEW.base_asset IS NOT OLD.base_asset;

    -- include check_fin_asset(own_id = OLD.pseudo_id)

    UPDATE fin_assets
    SET
        code = upper(NEW.asset_code),
        name = nullif(NEW.name, ''),
        description = nullif(NEW.description, ''),
        type_id =
        -- include named(table = fin_asset_types, name = NEW.asset_type),
        is_active = coalesce(NEW.is_active, ''),
        quote_asset_id =
        -- include named_currency(code = NEW.quote),
        role = nullif(trim(lower(NEW.role)), '')
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_fin_assets_delete
INSTEAD OF DELETE ON current_fin_assets
BEGIN
    -- Deletes the asset; one that is in use stays.
    DELETE FROM fin_assets WHERE id = OLD.pseudo_id;
END;
