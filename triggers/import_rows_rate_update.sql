CREATE TRIGGER import_rows_rate_update
AFTER UPDATE OF is_waiting ON import_rows
WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0
BEGIN
    -- A price that waits no longer is a rate.
    -- include import_value(
    --     table = fin_asset_rates, key = asset_id, booked = units_asset_id,
    --     value = rate, amount = NEW.price * booking.currency_rate, row_id = fin_asset_rate_id,
    --     replaced = replaced_rate
    -- )
END;
