-- What is written over is kept, for an undo.
UPDATE import_rows
SET :replaced = (
    SELECT earlier.:value FROM import_bookings AS booking
    CROSS JOIN :table AS earlier ON earlier.:key = booking.:booked
        AND earlier.datetime = NEW.occurred_at
    WHERE booking.id = NEW.id
)
WHERE id = NEW.id;

INSERT INTO :table (datetime, :value, :key)
SELECT NEW.occurred_at, :amount, booking.:booked FROM import_bookings AS booking
WHERE booking.id = NEW.id
ON CONFLICT (:key, datetime) DO UPDATE SET :value = excluded.:value;

UPDATE import_rows
SET :row_id = (
    SELECT written.id FROM import_bookings AS booking
    CROSS JOIN :table AS written ON written.:key = booking.:booked
        AND written.datetime = NEW.occurred_at
    WHERE booking.id = NEW.id
)
WHERE id = NEW.id;
