(
    SELECT holding.id FROM import_accounts AS account
    CROSS JOIN fin_assets_storages AS holding ON holding.storage_id = account.storage_id
        AND holding.asset_id =
        -- include import_security_asset(row = :row)
    WHERE account.id = :row.import_account_id
)
