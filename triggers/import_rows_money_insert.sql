CREATE TRIGGER import_rows_money_insert
AFTER INSERT ON import_rows
WHEN NEW.amount <> 0
    AND
    -- include is_money
BEGIN
    -- Money is one transaction. Most rows are money, so it looks up here what import_bookings says:
    -- what is read from that costs a seek of the row each time.
    INSERT INTO fin_transactions (
        datetime, description, asset_storage_id, amount, category_id,
        reason_fin_asset_storage_id, reason_phys_asset_ownership_id
    )
    VALUES (
        NEW.occurred_at,
        -- include import_description(row = NEW),
        -- include import_currency_holding(row = NEW, code = NEW.currency),
        NEW.amount,
        -- include import_category(row = NEW),
        (
            SELECT booking.reason_fin_asset_storage_id FROM import_bookings AS booking
            WHERE booking.id = NEW.id
        ),
        (
            SELECT rule.reason_phys_asset_ownership_id FROM import_rules AS rule
            WHERE rule.id = NEW.import_rule_id
        )
    );

    UPDATE import_rows SET fin_transaction_id = last_insert_rowid()
    WHERE id = NEW.id;
END;
