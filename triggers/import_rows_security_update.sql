CREATE TRIGGER import_rows_security_update
BEFORE UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND (
        NEW.kind = 'trade'
        OR NEW.kind = 'split'
        OR NEW.kind = 'delivery'
        OR NEW.kind = 'position'
        OR NEW.kind = 'price'
        OR NEW.kind = 'dividend'
        OR NEW.kind = 'tax'
        OR NEW.kind = 'interest'
    )
    AND coalesce(NEW.security_id, NEW.security_code, NEW.security_name) IS NOT NULL
    AND (
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        OR (
            NEW.kind <> 'price'
            AND (
                SELECT held.id FROM fin_assets_storages AS held
                WHERE
                    held.asset_id = (
                        SELECT called.asset_id FROM import_assets AS called
                        WHERE
                            called.security
                            = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
                    )
                    AND held.storage_id = (
                        SELECT account.storage_id FROM import_accounts AS account
                        WHERE account.id = NEW.import_account_id
                    )
            ) IS NULL
        )
    )
BEGIN
    -- A security is the asset that import_assets says, else one with its ticker or id as the code,
    -- but not one of which files say another ISIN; else it is made. Only a price may be of a
    -- currency. Then it is known by its ticker, too, and kept in the account's storage.
    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), asset.id
    FROM fin_assets AS asset
    WHERE
        (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        AND (
            asset.id = (
                SELECT called.asset_id FROM import_assets AS called
                WHERE called.security = NEW.security_code
            )
            OR (
                asset.code IN (NEW.security_code, upper(NEW.security_id), upper(NEW.security_name))
                AND (
                    NEW.kind = 'price'
                    OR asset.type_id IS NOT (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                    )
                )
            )
        )
        AND NOT EXISTS (
            SELECT 1 FROM import_assets AS called
            WHERE called.asset_id = asset.id
                AND length(called.security) = 12
                AND length(NEW.security_id) = 12
                AND called.security <> NEW.security_id
        )
    ORDER BY asset.id LIMIT 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_asset_types (name)
    SELECT imports.asset_type FROM imports
    WHERE imports.id = NEW.import_id
        AND (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM fin_asset_types AS known
            WHERE known.name = imports.asset_type
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_asset_types', last_insert_rowid()
    WHERE changes() = 1;

    -- Another security with the same ticker gets its id as the code.
    INSERT INTO fin_assets (code, name, type_id)
    SELECT
        CASE
            WHEN
                NEW.security_id IS NOT NULL
                AND EXISTS (
                    SELECT 1 FROM fin_assets AS other
                    WHERE other.code = upper(replace(NEW.security_code, ' ', '_'))
                        AND other.type_id = fin_asset_types.id
                )
                THEN upper(replace(NEW.security_id, ' ', '_'))
            ELSE upper(
                replace(coalesce(NEW.security_code, NEW.security_id, NEW.security_name), ' ', '_')
            )
        END,
        NEW.security_name,
        fin_asset_types.id
    FROM imports
    INNER JOIN fin_asset_types
        ON
            fin_asset_types.id = CASE
                WHEN
                    NEW.kind = 'price'
                    AND NEW.security_id IS NULL
                    AND NEW.security_code IN (
                        'AUD',
                        'BRL',
                        'CAD',
                        'CHF',
                        'CNY',
                        'CZK',
                        'DKK',
                        'EUR',
                        'GBP',
                        'HKD',
                        'HUF',
                        'IDR',
                        'ILS',
                        'INR',
                        'ISK',
                        'JPY',
                        'KRW',
                        'MXN',
                        'MYR',
                        'NOK',
                        'NZD',
                        'PHP',
                        'PLN',
                        'RON',
                        'SEK',
                        'SGD',
                        'THB',
                        'TRY',
                        'USD',
                        'ZAR'
                    )
                    THEN (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
                ELSE
                    (
                        SELECT type.id FROM fin_asset_types AS type
                        WHERE type.name = imports.asset_type
                    )
            END
    WHERE imports.id = NEW.import_id
        AND (
            SELECT called.asset_id FROM import_assets AS called
            WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        ) IS NULL;

    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', called.asset_id FROM import_assets AS called
    WHERE called.id = last_insert_rowid() AND changes() = 1;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', called.id FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND changes() = 1;

    INSERT INTO import_assets (security, asset_id)
    SELECT NEW.security_code, called.asset_id FROM import_assets AS called
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.security_code IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM import_assets AS known
            WHERE known.security = NEW.security_code
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'import_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT called.asset_id, account.storage_id FROM import_assets AS called
    INNER JOIN import_accounts AS account ON account.id = NEW.import_account_id
    WHERE called.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind <> 'price'
        AND NOT EXISTS (
            SELECT 1 FROM fin_assets_storages AS held
            WHERE held.asset_id = called.asset_id AND held.storage_id = account.storage_id
        );

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;
