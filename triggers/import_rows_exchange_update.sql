CREATE TRIGGER import_rows_exchange_update
BEFORE UPDATE OF is_booked ON import_rows
WHEN
    OLD.is_booked = 0
    AND NEW.kind = 'fx'
    AND (
        SELECT held.id FROM fin_assets_storages AS held
        WHERE
            held.asset_id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.security_code
                        AND asset.type_id = (
                            SELECT base.type_id FROM fin_assets AS base
                            WHERE base.is_base = 1
                            LIMIT 1
                        )
                ),
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.security_code
                    LIMIT 1
                )
            )
            AND held.storage_id = (
                SELECT account.storage_id FROM import_accounts AS account
                WHERE account.id = NEW.import_account_id
            )
    ) IS NULL
BEGIN
    -- The other currency of an exchange is kept in the same storage: what is missing is made.
    SELECT RAISE(
        ABORT,
        'import_rows.security_code: is no asset, and there is no base asset to go by; add one'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = NEW.security_code);

    INSERT INTO fin_assets (code, type_id)
    SELECT NEW.security_code, base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (SELECT 1 FROM fin_assets AS asset WHERE asset.code = NEW.security_code);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                WHERE asset.code = NEW.security_code
                    AND asset.type_id = (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                        LIMIT 1
                    )
            ),
            (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.security_code LIMIT 1)
        ),
        account.storage_id
    FROM import_accounts AS account
    WHERE account.id = NEW.import_account_id;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;
