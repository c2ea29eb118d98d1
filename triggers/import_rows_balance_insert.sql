CREATE TRIGGER import_rows_balance_insert
AFTER INSERT ON import_rows
WHEN NEW.kind = 'balance' OR NEW.kind = 'position'
BEGIN
    -- What is held at a moment is a balance.
    -- include import_value(
    --     table = balances, key = asset_storage_id, booked = units_asset_storage_id,
    --     value = amount, amount = booking.units, row_id = balance_id, replaced = replaced_balance
    -- )
END;
