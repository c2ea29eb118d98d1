-- The money of an account between two balances: its storage, its currency, the opening balance
-- (that of the file, else the newest one before the closing one) and the sum of the transactions.
-- Whole units and fractions are added up apart, which is exact.
SELECT
    fin_storages.name,
    asset.code,
    CASE WHEN :opening_datetime IS NULL THEN earlier.amount ELSE :opening END,
    (
        SELECT total(CAST(tx.amount AS INTEGER)) + total(tx.amount - CAST(tx.amount AS INTEGER))
        FROM fin_transactions AS tx
        WHERE tx.asset_storage_id = holding.id
            AND tx.datetime >= coalesce(:opening_datetime, earlier.datetime, '')
            AND tx.datetime < :closing_datetime
    )
FROM import_accounts AS account
INNER JOIN fin_storages ON fin_storages.id = account.storage_id
INNER JOIN fin_assets AS base ON base.is_base = 1
INNER JOIN fin_assets AS asset ON asset.code = upper(:currency) AND asset.type_id = base.type_id
INNER JOIN fin_assets_storages AS holding ON holding.asset_id = asset.id
    AND holding.storage_id = account.storage_id
LEFT JOIN balances AS earlier ON earlier.id = (
    SELECT balance.id FROM balances AS balance
    WHERE balance.asset_storage_id = holding.id AND balance.datetime < :closing_datetime
    ORDER BY balance.datetime DESC LIMIT 1
)
WHERE account.source = :source AND account.account = coalesce(:account, '')
