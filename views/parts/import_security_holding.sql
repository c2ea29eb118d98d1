(
    SELECT holding.id FROM import_accounts AS account
    CROSS JOIN import_assets AS security
        ON security.security = coalesce(:row.security_id, :row.security_code, :row.security_name)
    CROSS JOIN fin_assets_storages AS holding ON holding.asset_id = security.asset_id
        AND holding.storage_id = account.storage_id
    WHERE account.id = :row.import_account_id
)
