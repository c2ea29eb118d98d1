CREATE TRIGGER phys_asset_ownerships_id_update
BEFORE UPDATE OF id ON phys_asset_ownerships
WHEN NEW.id IS NOT OLD.id
BEGIN
    -- With foreign keys off nothing else keeps what refers to a row from losing it.
    -- include refuse_new_id(table = phys_asset_ownerships, in_use = ownership_in_use)
END;
