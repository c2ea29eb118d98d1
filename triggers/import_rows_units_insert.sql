CREATE TRIGGER import_rows_units_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'delivery' OR NEW.kind = 'split'
BEGIN
    -- Units that came or went without money are one transaction; a split is a row in
    -- fin_asset_splits, too.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id, reason_fin_asset_storage_id
    )
    SELECT
        NEW.occurred_at, booking.description, booking.units_asset_storage_id, booking.units,
        booking.category_id, booking.reason_fin_asset_storage_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND booking.units <> 0;

    -- include note_booking(column = fin_transaction_id)

    INSERT INTO fin_asset_splits (asset_id, datetime, numerator, denominator)
    SELECT
        booking.units_asset_id, NEW.occurred_at,
        CAST(NEW.ratio AS REAL),
        CAST(substr(NEW.ratio, instr(NEW.ratio, ':') + 1) AS REAL)
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.kind = 'split'
    ON CONFLICT (asset_id, datetime) DO NOTHING;

    -- include note_booking(column = fin_asset_split_id)

    -- The same split in another account is the same row: it goes with the last import that has it.
    -- One that was there before all imports stays.
    UPDATE import_rows
    SET fin_asset_split_id = (
        SELECT split.id FROM import_bookings AS booking
        INNER JOIN fin_asset_splits AS split ON split.asset_id = booking.units_asset_id
            AND split.datetime = NEW.occurred_at
        WHERE booking.id = NEW.id
            AND EXISTS (
                SELECT 1 FROM import_rows AS other
                WHERE other.fin_asset_split_id = split.id
            )
    )
    WHERE id = NEW.id AND NEW.kind = 'split' AND fin_asset_split_id IS NULL;
END;
