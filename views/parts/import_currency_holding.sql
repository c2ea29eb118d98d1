(
    SELECT holding.id FROM import_accounts AS account
    CROSS JOIN fin_assets AS asset ON asset.code = :code
        AND asset.type_id = (SELECT base.type_id FROM fin_assets AS base WHERE base.is_base = 1)
    CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
        AND holding.storage_id = account.storage_id
    WHERE account.id = :row.import_account_id
)
