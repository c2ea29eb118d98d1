CREATE TRIGGER fin_assets_quote_insert
AFTER INSERT ON fin_assets
BEGIN
    -- Prices are quoted in a currency: what the base asset's type is.
    -- include quote_currency
END;
