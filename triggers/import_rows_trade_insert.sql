CREATE TRIGGER import_rows_trade_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'trade' OR NEW.kind = 'fx'
BEGIN
    -- Money for units, or for other money, is two transactions, and a swap when one went out and
    -- the other came in. Fees and taxes are rows of their own.
    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at, booking.description, booking.asset_storage_id, NEW.amount,
        booking.category_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.amount <> 0;

    -- include note_booking(column = fin_transaction_id)

    INSERT INTO fin_transactions (datetime, description, asset_storage_id, amount, category_id)
    SELECT
        NEW.occurred_at, booking.description, booking.units_asset_storage_id, NEW.quantity,
        booking.category_id
    FROM import_bookings AS booking
    WHERE booking.id = NEW.id AND NEW.quantity <> 0;

    -- include note_booking(column = other_fin_transaction_id)

    INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)
    SELECT
        CASE WHEN NEW.amount < 0 THEN fin_transaction_id ELSE other_fin_transaction_id END,
        CASE WHEN NEW.amount < 0 THEN other_fin_transaction_id ELSE fin_transaction_id END
    FROM import_rows
    WHERE id = NEW.id
        AND ((NEW.amount < 0 AND NEW.quantity > 0) OR (NEW.amount > 0 AND NEW.quantity < 0));

    -- include note_booking(column = swap_id)
END;
