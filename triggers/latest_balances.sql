CREATE TRIGGER latest_balances_insert
INSTEAD OF INSERT ON latest_balances
BEGIN
    -- Saves a balance. The asset & storage is added if it is missing.
    SELECT RAISE(ABORT, 'latest_balances: pseudo_id and asset_name are computed; leave them out')
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name) IS NOT NULL;

    -- include check_balance(old_type = NULL, datetime = coalesce(NEW.datetime, datetime('now')))

    -- include add_asset_storage(old_type = NULL)

    INSERT INTO balances (datetime, amount, asset_storage_id)
    VALUES (
        -- include moment,
        NEW.balance,
        -- include row_asset_storage(old_type = NULL)
    )
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER latest_balances_update
INSTEAD OF UPDATE ON latest_balances
BEGIN
    -- Saves the balance. One cell at a time: a new code is looked up in the row's type first, then
    -- in all.
    SELECT RAISE(ABORT, 'latest_balances: pseudo_id and asset_name are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id OR NEW.asset_name IS NOT OLD.asset_name;

    -- include check_balance(old_type = OLD.asset_type, datetime = coalesce(NEW.datetime, ''))

    -- include add_asset_storage(old_type = OLD.asset_type)

    SELECT RAISE(ABORT, 'latest_balances: there is a balance of that moment already; edit that one')
    FROM balances
    WHERE balances.id <> OLD.pseudo_id
        AND balances.datetime =
        -- include moment
        AND balances.asset_storage_id =
        -- include row_asset_storage(old_type = OLD.asset_type);

    UPDATE balances
    SET
        datetime =
        -- include moment,
        amount = NEW.balance,
        asset_storage_id =
        -- include row_asset_storage(old_type = OLD.asset_type)
    WHERE id = OLD.pseudo_id;
END;

CREATE TRIGGER latest_balances_delete
INSTEAD OF DELETE ON latest_balances
BEGIN
    -- Deletes the balance. The transactions stay.
    DELETE FROM balances WHERE id = OLD.pseudo_id;
END;
