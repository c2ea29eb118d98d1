CREATE TRIGGER current_balances_insert
INSTEAD OF INSERT ON current_balances
BEGIN
    -- Saves a balance as of now. The asset & storage is made if it is not there yet.
    SELECT RAISE(
        ABORT,
        'current_balances: pseudo_id, asset_name, base_balance, base_asset are computed; omit them'
    )
    WHERE coalesce(NEW.pseudo_id, NEW.asset_name, NEW.base_balance, NEW.base_asset) IS NOT NULL;

    SELECT RAISE(
        ABORT,
        'current_balances.asset_type: no such name in fin_asset_types; correct it or add it there'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);

    SELECT RAISE(
        ABORT,
        'current_balances.asset_code: the type has no such code in fin_assets; correct or add it'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        WHERE fin_asset_types.name = NEW.asset_type AND asset.code = upper(NEW.asset_code)
    );

    SELECT RAISE(
        ABORT, 'current_balances.storage: no such name in fin_storages; correct it or add it there'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_storages WHERE name = NEW.storage);

    SELECT RAISE(
        ABORT,
        'current_balances: the asset or the storage is inactive; set its is_active to 1 first'
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
        INNER JOIN fin_storages ON fin_storages.name = NEW.storage AND fin_storages.is_active = 1
        WHERE fin_asset_types.name = NEW.asset_type
            AND asset.code = upper(NEW.asset_code)
            AND asset.is_active = 1
    );

    SELECT RAISE(
        ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00'
    )
    WHERE (CAST(NEW.balance AS REAL) = NEW.balance AND abs(NEW.balance) < 1e300) IS NOT TRUE;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT asset.id, fin_storages.id FROM fin_assets AS asset
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.name = NEW.storage
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = asset.id AND held.storage_id = fin_storages.id
        );

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = held.id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        NEW.balance,
        held.id
    FROM fin_assets_storages AS held
    INNER JOIN fin_assets AS asset ON asset.id = held.asset_id
    INNER JOIN fin_asset_types ON fin_asset_types.id = asset.type_id
    INNER JOIN fin_storages ON fin_storages.id = held.storage_id
    WHERE fin_asset_types.name = NEW.asset_type
        AND asset.code = upper(NEW.asset_code)
        AND fin_storages.name = NEW.storage
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;

CREATE TRIGGER current_balances_update
INSTEAD OF UPDATE ON current_balances
BEGIN
    -- Saves a balance as of now. The other columns say whose balance it is.
    SELECT RAISE(
        ABORT, 'current_balances.asset_type: says which row this is; insert a new row instead'
    )
    WHERE NEW.asset_type IS NOT OLD.asset_type;

    SELECT RAISE(
        ABORT, 'current_balances.asset_code: says which row this is; insert a new row instead'
    )
    WHERE NEW.asset_code IS NOT OLD.asset_code;

    SELECT RAISE(
        ABORT, 'current_balances.storage: says which row this is; insert a new row instead'
    )
    WHERE NEW.storage IS NOT OLD.storage;

    SELECT RAISE(
        ABORT, 'current_balances: only balance can be edited; the other columns are computed'
    )
    WHERE NEW.pseudo_id IS NOT OLD.pseudo_id
        OR NEW.asset_name IS NOT OLD.asset_name
        OR NEW.base_balance IS NOT OLD.base_balance
        OR NEW.base_asset IS NOT OLD.base_asset;

    SELECT RAISE(
        ABORT, 'current_balances.balance: is not a number; write digits with a dot, like 1250.00'
    )
    WHERE (CAST(NEW.balance AS REAL) = NEW.balance AND abs(NEW.balance) < 1e300) IS NOT TRUE;

    -- A balance that adjust_balance dated one second ahead is corrected in place.
    INSERT INTO balances (datetime, amount, asset_storage_id)
    SELECT
        max(
            datetime('now'),
            coalesce(
                (
                    SELECT max(newest.datetime) FROM balances AS newest
                    WHERE newest.asset_storage_id = OLD.pseudo_id
                        AND newest.datetime <= datetime('now', '+1 second')
                ), ''
            )
        ),
        NEW.balance,
        OLD.pseudo_id
    WHERE TRUE
    ON CONFLICT (asset_storage_id, datetime) DO UPDATE SET amount = excluded.amount;
END;
