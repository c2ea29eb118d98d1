CREATE TRIGGER import_rows_money_insert
AFTER INSERT ON import_rows
WHEN NEW.amount <> 0
    AND (
        NEW.kind = 'cash'
        OR NEW.kind = 'transfer'
        OR NEW.kind = 'fee'
        OR NEW.kind = 'tax'
        OR NEW.kind = 'interest'
        OR NEW.kind = 'dividend'
    )
BEGIN
    -- Money is one transaction.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    )
    VALUES (
        NEW.occurred_at,
        (SELECT booking.description FROM import_bookings AS booking WHERE booking.id = NEW.id),
        (SELECT booking.asset_storage_id FROM import_bookings AS booking WHERE booking.id = NEW.id),
        NEW.amount,
        (SELECT booking.category_id FROM import_bookings AS booking WHERE booking.id = NEW.id),
        (
            SELECT booking.reason_fin_asset_storage_id FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        ),
        (
            SELECT booking.reason_phys_asset_ownership_id FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;
