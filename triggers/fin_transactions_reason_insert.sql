CREATE TRIGGER fin_transactions_reason_insert
BEFORE INSERT ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    -- include passive_reason
END;
