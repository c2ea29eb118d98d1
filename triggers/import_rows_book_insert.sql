CREATE TRIGGER import_rows_book_insert
AFTER INSERT ON import_rows
WHEN NEW.kind <> 'cash' AND NEW.kind <> 'transfer' AND NEW.kind <> 'fee'
BEGIN
    -- Plain money is booked by the trigger beside this one. The rest is in other hands: SQLite sets
    -- up every trigger of an event in its full length, and so most rows need not bear it.
    UPDATE import_rows SET is_booked = 1
    WHERE id = NEW.id;
END;
