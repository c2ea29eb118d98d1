CREATE TRIGGER fin_assets_base_insert
BEFORE INSERT ON fin_assets
BEGIN
    -- Exactly one asset is the base asset, and it is worth 1 of itself. OR REPLACE loses none.
    -- include base_asset(own_id = NEW.id, is_other = NEW.is_base = 0)
END;
