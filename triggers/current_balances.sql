CREATE TRIGGER current_balances_insert
INSTEAD OF INSERT ON current_balances
BEGIN
    -- Saves a balance as of now. The asset & storage is added if it is missing.
    SELECT RAISE(ABORT, 'current_balances: pseudo_id and the info columns are computed; leave them out')
    WHERE coalesce(
        NEW.pseudo_id, NEW.asset_name, NEW.base_balance, NEW.base_asset, NEW.verified_datetime,
        NEW.expected_balance
    ) IS NOT NULL;

    -- include check_asset(view = current_balances, code = asset_code, old_type = NULL)
    -- include check_storage(view = current_balances)

    SELECT RAISE(ABORT, 'current_balances: the asset or the storage is inactive; set its is_active to 1 first')
    WHERE EXISTS (
        SELECT 1 FROM fin_storages
        WHERE fin_storages.is_active = 0
            AND fin_storages.id =
            -- include named(table = fin_storages, name = NEW.storage)
    )
    OR EXISTS (
        SELECT 1 FROM fin_assets AS asset
        WHERE asset.is_active = 0
            AND asset.id =
            -- include named_asset(code = asset_code, old_type = NULL)
        );

    -- include check_filled(view = current_balances, column = balance, example = one, like 1250.00)
    -- include check_number(view = current_balances, column = balance, example = 1250.00)
    -- include add_asset_storage(old_type = NULL)
    -- include balance_as_of_now(amount = NEW.balance)
    WHERE held.id =
        -- include row_asset_storage(old_type = NULL)
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_balances_update
INSTEAD OF UPDATE ON current_balances
BEGIN
    -- Saves a balance as of now. The other columns say whose balance it is.
    -- include check_key(view = current_balances, column = asset_type)
    -- include check_key(view = current_balances, column = asset_code)
    -- include check_key(view = current_balances, column = storage)

    SELECT RAISE(ABORT, 'current_balances: pseudo_id and the info columns are computed; leave them out')
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.asset_name IS NOT OLD.asset_name
        OR NEW.base_balance IS NOT OLD.base_balance
        OR NEW.base_asset IS NOT OLD.base_asset
        OR NEW.verified_datetime IS NOT OLD.verified_datetime
        OR NEW.expected_balance IS NOT OLD.expected_balance;

    -- include check_filled(view = current_balances, column = balance, example = one, like 1250.00)
    -- include check_number(view = current_balances, column = balance, example = 1250.00)
    -- include balance_as_of_now(amount = NEW.balance)
    WHERE held.id = OLD.pseudo_id
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;
