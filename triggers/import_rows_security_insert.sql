CREATE TRIGGER import_rows_security_insert
BEFORE INSERT ON import_rows
WHEN
    coalesce(NEW.security_id, NEW.security_code, NEW.security_name) IS NOT NULL
    AND NEW.kind <> 'cash'
    AND NEW.kind <> 'transfer'
    AND NEW.kind <> 'fee'
    AND NEW.kind <> 'fx'
    AND NEW.kind <> 'balance'
    AND CASE NEW.kind
        WHEN 'price' THEN
            -- include import_security_asset(row = NEW)
        ELSE
            -- include import_security_holding(row = NEW)
    END IS NULL
BEGIN
    -- A security is the asset that import_assets names. One that is not there is looked for by its
    -- ticker, id or name as the code of an asset, but not of one that files know by another ISIN,
    -- nor of a currency, unless it is a price. What is not found is made.
    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), asset.id
    FROM fin_assets AS asset
    WHERE
        (
            asset.id = (
                SELECT ticker.asset_id FROM import_assets AS ticker
                WHERE ticker.security = NEW.security_code
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
            SELECT 1 FROM import_assets AS other
            WHERE other.asset_id = asset.id
                AND length(other.security) = 12
                AND length(NEW.security_id) = 12
                AND other.security <> NEW.security_id
        )
    ORDER BY asset.id LIMIT 1
    ON CONFLICT DO NOTHING;

    -- include note_creation(table = import_assets, import_id = NEW.import_id)

    -- Prices may be of the common currencies; everything else is of the import's asset type.
    INSERT INTO fin_asset_types (name)
    SELECT imports.asset_type FROM imports
    WHERE imports.id = NEW.import_id
        AND NOT EXISTS (SELECT 1 FROM fin_asset_types AS type WHERE type.name = imports.asset_type)
        AND
        -- include import_security_asset(row = NEW)
        IS NULL;

    -- include note_creation(table = fin_asset_types, import_id = NEW.import_id)

    -- Another security with the same ticker gets its id as the code.
    INSERT INTO fin_assets (code, name, type_id)
    SELECT
        upper(
            replace(
                CASE
                    WHEN EXISTS (
                        SELECT 1 FROM fin_assets AS other
                        WHERE other.code = upper(replace(NEW.security_code, ' ', '_'))
                            AND other.type_id = type.id
                    )
                        THEN coalesce(NEW.security_id, NEW.security_code)
                    ELSE coalesce(NEW.security_code, NEW.security_id, NEW.security_name)
                END, ' ', '_'
            )
        ),
        NEW.security_name,
        CASE
            WHEN NEW.kind = 'price'
                AND NEW.security_id IS NULL
                AND NEW.security_code IN (
                    'AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF',
                    'IDR', 'ILS', 'INR', 'ISK', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP',
                    'PLN', 'RON', 'SEK', 'SGD', 'THB', 'TRY', 'USD', 'ZAR'
                )
                THEN (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
            ELSE type.id
        END
    FROM imports
    INNER JOIN fin_asset_types AS type ON type.name = imports.asset_type
    WHERE imports.id = NEW.import_id
        AND
        -- include import_security_asset(row = NEW)
        IS NULL;

    -- include note_creation(table = fin_assets, import_id = NEW.import_id)

    INSERT INTO import_assets (security, asset_id)
    SELECT coalesce(NEW.security_id, NEW.security_code, NEW.security_name), creation.row_id
    FROM import_creations AS creation
    WHERE creation.id = last_insert_rowid() AND changes() = 1;

    -- include note_creation(table = import_assets, import_id = NEW.import_id)

    -- From now on it is known by its ticker, too, and held in the account's storage.
    INSERT INTO import_assets (security, asset_id)
    SELECT NEW.security_code, security.asset_id FROM import_assets AS security
    WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.security_code IS NOT NULL
    ON CONFLICT DO NOTHING;

    -- include note_creation(table = import_assets, import_id = NEW.import_id)

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT security.asset_id, account.storage_id FROM import_assets AS security
    INNER JOIN import_accounts AS account ON account.id = NEW.import_account_id
    WHERE security.security = coalesce(NEW.security_id, NEW.security_code, NEW.security_name)
        AND NEW.kind <> 'price'
        AND
        -- include import_security_holding(row = NEW)
        IS NULL;

    -- include note_creation(table = fin_assets_storages, import_id = NEW.import_id)
END;
