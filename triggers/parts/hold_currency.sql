INSERT INTO fin_assets (code, type_id)
SELECT :code, base.type_id FROM fin_assets AS base
WHERE base.is_base = 1
    AND NOT EXISTS (
        SELECT 1 FROM fin_assets AS asset
        WHERE asset.code = :code AND asset.type_id = base.type_id
    );

-- include note_creation(table = fin_assets, import_id = NEW.import_id)

INSERT INTO fin_assets_storages (asset_id, storage_id)
SELECT asset.id, account.storage_id FROM import_accounts AS account
INNER JOIN fin_assets AS base ON base.is_base = 1
INNER JOIN fin_assets AS asset ON asset.code = :code AND asset.type_id = base.type_id
WHERE account.id = NEW.import_account_id
    AND
    -- include import_currency_holding(row = NEW, code = :code)
    IS NULL;

-- include note_creation(table = fin_assets_storages, import_id = NEW.import_id)
