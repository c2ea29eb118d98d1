CREATE TRIGGER import_rows_currency_insert
BEFORE INSERT ON import_rows
WHEN
    (
        NEW.kind <> 'split'
        AND NEW.kind <> 'delivery'
        AND NEW.kind <> 'position'
        AND NEW.kind <> 'price'
    )
    AND (
        SELECT held.id FROM fin_assets_storages AS held
        WHERE
            held.asset_id = coalesce(
                (
                    SELECT asset.id FROM fin_assets AS asset
                    WHERE asset.code = NEW.currency
                        AND asset.type_id = (
                            SELECT base.type_id FROM fin_assets AS base
                            WHERE base.is_base = 1
                            LIMIT 1
                        )
                ),
                (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.currency LIMIT 1)
            )
            AND held.storage_id = (
                SELECT account.storage_id FROM import_accounts AS account
                WHERE account.id = NEW.import_account_id
            )
    ) IS NULL
BEGIN
    -- Money is kept in an asset & storage: what is missing is made, as an asset of the base's type.
    SELECT RAISE(
        ABORT,
        'import_rows.currency: is no asset, and there is no base asset to go by; add one'
    )
    WHERE NOT EXISTS (SELECT 1 FROM fin_assets WHERE is_base = 1)
        AND NOT EXISTS (SELECT 1 FROM fin_assets WHERE code = NEW.currency);

    INSERT INTO fin_assets (code, type_id)
    SELECT NEW.currency, base.type_id FROM fin_assets AS base
    WHERE base.is_base = 1
        AND NOT EXISTS (SELECT 1 FROM fin_assets AS asset WHERE asset.code = NEW.currency);

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets', last_insert_rowid()
    WHERE changes() = 1;

    INSERT INTO fin_assets_storages (asset_id, storage_id)
    SELECT
        coalesce(
            (
                SELECT asset.id FROM fin_assets AS asset
                WHERE asset.code = NEW.currency
                    AND asset.type_id = (
                        SELECT base.type_id FROM fin_assets AS base
                        WHERE base.is_base = 1
                        LIMIT 1
                    )
            ),
            (SELECT asset.id FROM fin_assets AS asset WHERE asset.code = NEW.currency LIMIT 1)
        ),
        account.storage_id
    FROM import_accounts AS account
    WHERE account.id = NEW.import_account_id;

    INSERT INTO import_creations (import_id, table_name, row_id)
    SELECT NEW.import_id, 'fin_assets_storages', last_insert_rowid()
    WHERE changes() = 1;
END;
