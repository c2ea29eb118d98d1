CREATE TRIGGER fin_transactions_reason_insert
BEFORE INSERT ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    SELECT RAISE(
        ABORT,
        'fin_transactions: the category is passive; name the asset or ownership that is the reason'
    )
    FROM fin_transaction_categories
    WHERE id = NEW.category_id AND is_passive = 1;
END;
