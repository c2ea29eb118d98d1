CREATE TRIGGER import_rows_rate_update
AFTER UPDATE OF is_waiting ON import_rows
WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0
BEGIN
    -- A price that waits no longer is a rate. The rate that it replaces is kept, for an undo.
    UPDATE import_rows
    SET replaced_rate = (
        SELECT rate.rate FROM import_bookings AS booking
        CROSS JOIN fin_asset_rates AS rate ON rate.asset_id = booking.units_asset_id
            AND rate.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;

    INSERT INTO fin_asset_rates (datetime, asset_id, rate)
    SELECT NEW.occurred_at, booking.units_asset_id, NEW.price * booking.currency_rate
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate;

    UPDATE import_rows
    SET fin_asset_rate_id = (
        SELECT rate.id FROM import_bookings AS booking
        CROSS JOIN fin_asset_rates AS rate ON rate.asset_id = booking.units_asset_id
            AND rate.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;
END;
