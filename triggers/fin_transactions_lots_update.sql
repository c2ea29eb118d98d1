CREATE TRIGGER fin_transactions_lots_update
AFTER UPDATE OF amount, asset_storage_id ON fin_transactions
WHEN EXISTS (SELECT 1 FROM fin_transaction_lots WHERE disposal_fin_transaction_id = NEW.id)
    OR EXISTS (SELECT 1 FROM fin_transaction_lots WHERE acquisition_fin_transaction_id = NEW.id)
BEGIN
    -- Lots keep their asset, and stay within what went out and came in.
    SELECT RAISE(ABORT, 'fin_transactions.amount: is less than its lots; change those in fin_transaction_lots first')
    WHERE (NEW.amount > 0) <> (OLD.amount > 0)
        OR
        -- include lots_exceed(tx = NEW, side = disposal)
        OR
        -- include lots_exceed(tx = NEW, side = acquisition);

    SELECT RAISE(ABORT, 'fin_transactions.asset_storage_id: has lots of another asset; delete those first')
    FROM fin_assets_storages AS old_held
    INNER JOIN fin_assets_storages AS new_held ON new_held.id = NEW.asset_storage_id
    WHERE old_held.id = OLD.asset_storage_id AND old_held.asset_id <> new_held.asset_id;
END;
