CREATE TRIGGER import_rows_currency_insert
BEFORE INSERT ON import_rows
WHEN
    NEW.kind <> 'split'
    AND NEW.kind <> 'delivery'
    AND NEW.kind <> 'position'
    AND NEW.kind <> 'price'
    AND (
        -- include import_currency_holding(row = NEW, code = NEW.currency)
        IS NULL
        OR (
            NEW.kind = 'fx'
            AND
            -- include import_currency_holding(row = NEW, code = NEW.security_code)
            IS NULL
        )
    )
BEGIN
    -- Money is an asset of the base asset's type, even where a share has the same code. A currency
    -- that is missing is made, and held in the account's storage.
    SELECT RAISE(ABORT, 'import_rows.currency: there is no base asset, whose type it would be of; add one')
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1);

    -- include hold_currency(code = NEW.currency)
    -- include hold_currency(code = iif(NEW.kind = 'fx', NEW.security_code, NEW.currency))
END;
