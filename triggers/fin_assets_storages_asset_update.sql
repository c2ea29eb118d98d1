CREATE TRIGGER fin_assets_storages_asset_update
BEFORE UPDATE OF asset_id ON fin_assets_storages
WHEN NEW.asset_id IS NOT OLD.asset_id
BEGIN
    -- What is on record stays what it was: amounts of one asset never become those of another.
    SELECT RAISE(
        ABORT, 'fin_assets_storages.asset_id: has a history in its asset; add a row for the other'
    )
    WHERE EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = OLD.id)
        OR EXISTS (SELECT 1 FROM fin_transactions WHERE fin_transactions.asset_storage_id = OLD.id);
END;
