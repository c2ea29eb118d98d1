CREATE TRIGGER import_rows_balance_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'balance' OR NEW.kind = 'position'
BEGIN
    -- What is held at a moment is a balance. The amount that it replaces is kept, for an undo.
    UPDATE import_rows
    SET replaced_balance = (
        SELECT balance.amount FROM import_bookings AS booking
        CROSS JOIN balances AS balance ON balance.asset_storage_id = booking.units_asset_storage_id
            AND balance.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;

    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT NEW.occurred_at, booking.units, booking.units_asset_storage_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;

    UPDATE import_rows
    SET balance_id = (
        SELECT balance.id FROM import_bookings AS booking
        CROSS JOIN balances AS balance ON balance.asset_storage_id = booking.units_asset_storage_id
            AND balance.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
    )
    WHERE id = NEW.id;
END;
