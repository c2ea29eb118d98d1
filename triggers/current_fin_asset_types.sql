CREATE TRIGGER current_fin_asset_types_insert
INSTEAD OF INSERT ON current_fin_asset_types
BEGIN
    -- Adds a type.
    SELECT RAISE(ABORT, 'current_fin_asset_types: pseudo_id and asset_count are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.asset_count) IS NOT NULL;

    -- include check_new_name(view = current_fin_asset_types, table = fin_asset_types, own_id = NULL, example = a name, like Equities)

    INSERT INTO fin_asset_types (name) VALUES (NEW.name);
END;

CREATE TRIGGER current_fin_asset_types_update
INSTEAD OF UPDATE ON current_fin_asset_types
BEGIN
    -- Renames the type.
    SELECT RAISE(ABORT, 'current_fin_asset_types: pseudo_id and asset_count are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.asset_count IS NOT OLD.asset_count;

    -- include check_new_name(view = current_fin_asset_types, table = fin_asset_types, own_id = OLD.pseudo_id, example = a name, like Equities)

    UPDATE fin_asset_types SET name = NEW.name WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER current_fin_asset_types_delete
INSTEAD OF DELETE ON current_fin_asset_types
BEGIN
    -- Deletes the type; one that has assets stays.
    DELETE FROM fin_asset_types WHERE id = OLD.pseudo_id;
END;
