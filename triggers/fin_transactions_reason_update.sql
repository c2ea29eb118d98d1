CREATE TRIGGER fin_transactions_reason_update
BEFORE UPDATE OF category_id, reason_fin_asset_storage_id, reason_phys_asset_ownership_id
ON fin_transactions
WHEN NEW.reason_fin_asset_storage_id IS NULL AND NEW.reason_phys_asset_ownership_id IS NULL
BEGIN
    -- A passive transaction names what caused it.
    -- include passive_reason
END;
