CREATE TRIGGER import_rows_price_insert
AFTER INSERT ON import_rows
WHEN NEW.price IS NOT NULL AND (NEW.kind = 'price' OR NEW.kind = 'position')
BEGIN
    -- A price waits for the rate of its currency, which mostly is there already: then it is booked
    -- by the trigger import_rows_rate_update at once. The base asset is always worth 1.
    UPDATE import_rows SET is_waiting = 1
    WHERE id = NEW.id
        AND (
            SELECT asset.is_base FROM import_bookings AS booking
            CROSS JOIN fin_assets AS asset ON asset.id = booking.units_asset_id
            WHERE booking.id = NEW.id
        ) = 0;

    UPDATE import_rows SET is_waiting = 0
    WHERE id = NEW.id
        AND is_waiting = 1
        AND (
            SELECT booking.currency_rate FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        ) IS NOT NULL;
END;
