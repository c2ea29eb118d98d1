CREATE TRIGGER fin_asset_rates_base_insert
BEFORE INSERT ON fin_asset_rates
WHEN NEW.rate <> 1
BEGIN
    -- The base asset is worth 1 of itself.
    -- include base_rate
END;
