-- What is on record stays what it was, also when OR REPLACE writes the row anew: amounts of one
-- asset never become those of another.
SELECT RAISE(ABORT, 'fin_assets_storages.asset_id: has a history in its asset; add a row for the other')
FROM fin_assets_storages AS held
WHERE held.id = NEW.id
    AND held.asset_id IS NOT NEW.asset_id
    AND (
        EXISTS (SELECT 1 FROM balances WHERE balances.asset_storage_id = held.id)
        OR EXISTS (SELECT 1 FROM fin_transactions AS tx WHERE tx.asset_storage_id = held.id)
    );
