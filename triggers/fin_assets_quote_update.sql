CREATE TRIGGER fin_assets_quote_update
AFTER UPDATE OF id, type_id, is_base, quote_asset_id ON fin_assets
BEGIN
    -- Prices are quoted in a currency: what the base asset's type is, also when types change.
    -- include quote_currency
END;
