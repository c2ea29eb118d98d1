CREATE TRIGGER fin_assets_storages_locks_update
BEFORE UPDATE OF storage_id ON fin_assets_storages
WHEN NEW.storage_id <> OLD.storage_id AND EXISTS (SELECT 1 FROM locks)
BEGIN
    -- What is closed stays where it is.
    SELECT RAISE(
        ABORT,
        'fin_assets_storages: has a locked period; move or delete its row in current_locks first'
    )
    FROM locks
    WHERE coalesce(locks.storage_id, OLD.storage_id) IN (OLD.storage_id, NEW.storage_id)
        AND (
            EXISTS (
                SELECT 1 FROM fin_transactions AS tx
                WHERE tx.asset_storage_id = OLD.id AND tx.datetime < locks.locked_until
            )
            OR EXISTS (
                SELECT 1 FROM balances AS balance
                WHERE balance.asset_storage_id = OLD.id AND balance.datetime <= locks.locked_until
            )
        );
END;
